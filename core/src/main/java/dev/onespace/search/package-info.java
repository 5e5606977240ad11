/**
 * Asks a collection. {@link dev.onespace.search.Search} is the door; behind it, in the order in
 * which an answer comes about, lie the rooms:
 *
 * <ol>
 *   <li>{@code question}: a {@link dev.onespace.search.question.Query} is encoded: each part
 *       becomes vectors, one for every vector field it has, words, and terms that are meant
 *       exactly.
 *   <li>{@code legs}: legs gather candidates, some of each type so that none crowds out another:
 *       nearest vectors of every channel, best of BM25, the same ids and codes; all under the
 *       filter.
 *   <li>{@code scoring}: every candidate is measured in every channel, whichever leg found it. A
 *       cosine says little by itself: it is compared with those of unrelated items of the
 *       collection ({@link dev.onespace.calibrate.ScoreCohort}) and becomes a surprisal in nats.
 *       Surprisals of different channels and BM25 add up; an item's score is the sum of its best
 *       ones.
 *   <li>{@code expansion}: where a pair of modalities is joined only weakly, two strong hops over
 *       text; and what is related to a strong hit.
 *   <li>{@code ranking}: the parts of the question are added by their weights, less what pushes
 *       away; types are made comparable; exact matches stand before all else; a logistic rule tells
 *       each hit's strength.
 *   <li>{@code lists}: all this for one scope.
 *   <li>{@code answer}: groups, order, page, counts; hits with best passage, preview and links.
 * </ol>
 */
@NullMarked
package dev.onespace.search;

import org.jspecify.annotations.NullMarked;
