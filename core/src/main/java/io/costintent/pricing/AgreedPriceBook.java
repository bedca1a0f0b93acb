/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of prices as one organisation pays them. Immutable but for caches, and thread-safe. */
final class AgreedPriceBook implements PriceBook {
  private final PriceBook listed;
  private final PriceBook paid;
  private final Agreement agreement;

  AgreedPriceBook(PriceBook list, Agreement agreement) {
    this.agreement = agreement;
    PriceBook own = agreement.rates();
    paid = own == null ? list : new LayeredPriceBook(List.of(own, list));
    // what is sold by the organisation itself has no other list price
    listed = own == null ? list : new LayeredPriceBook(List.of(list, own));
  }

  @Override
  public String id() {
    return paid.id();
  }

  @Override
  public String version() {
    return paid.version();
  }

  @Override
  public String label() {
    return paid.label();
  }

  @Override
  public @Nullable Instant generatedAt() {
    return paid.generatedAt();
  }

  @Override
  public int skippedCards() {
    return paid.skippedCards();
  }

  @Override
  public @Nullable Instant validUntil() {
    return paid.validUntil();
  }

  @Override
  public List<PriceSource> sources() {
    return paid.sources();
  }

  @Override
  public @Nullable Instant nextChange(Instant instant) {
    return paid.nextChange(instant);
  }

  @Override
  public List<ModelPrices> models() {
    return paid.models();
  }

  @Override
  public int modelCount() {
    return paid.modelCount();
  }

  @Override
  public int cardCount() {
    return paid.cardCount();
  }

  @Override
  public Agreement agreement() {
    return agreement;
  }

  @Override
  public PriceQuery asMeant(PriceQuery query) {
    if (query.isMeant()) {
      return query;
    }
    String name = query.deployment() != null ? query.deployment() : query.model();
    Deployment deployment = agreement.deployment(query.provider(), name);
    return deployment == null ? query : query.as(deployment);
  }

  @Override
  public PriceBook listed() {
    return listed;
  }

  @Override
  public PriceLookup find(PriceQuery query) {
    return paid.find(query);
  }

  /** Returns ids and versions; not a contract. */
  @Override
  public String toString() {
    return paid.toString();
  }
}
