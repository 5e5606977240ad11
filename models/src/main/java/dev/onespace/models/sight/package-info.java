/**
 * What is seen in a picture: probabilities over the 1,000 ImageNet classes and the classifier's
 * pooled features, averaged over nine views (EfficientNet-Lite0).
 */
@NullMarked
package dev.onespace.models.sight;

import org.jspecify.annotations.NullMarked;
