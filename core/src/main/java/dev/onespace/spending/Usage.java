package dev.onespace.spending;

import java.math.BigDecimal;

/**
 * What was used of a provider so far.
 *
 * @param calls that were answered, and are paid for
 * @param requests vectors of those calls
 * @param tokens of those calls
 * @param money of those calls, in US dollars, exactly
 * @param estimatedCalls of them: those whose answers did not say what was charged
 * @param estimatedMoney of those, in US dollars: an estimate by the rules of the provider's
 *     figures, to be compared with what the provider's console says
 * @param refusedCalls that the provider refused, which costs nothing
 * @param lostCalls whose answer never came or broke off
 * @param lostMoney what the lost calls cost at most, in US dollars: nobody but the provider knows
 *     whether they are charged; a budget counts them as if they were
 */
public record Usage(
    long calls,
    long requests,
    Tokens tokens,
    BigDecimal money,
    long estimatedCalls,
    BigDecimal estimatedMoney,
    long refusedCalls,
    long lostCalls,
    BigDecimal lostMoney) {}
