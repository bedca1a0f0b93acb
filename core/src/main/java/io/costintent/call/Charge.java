/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import io.costintent.money.Money;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cost that is not a model call, as its team meters it: queries and storage of a vector store,
 * seconds of a GPU, a fine-tuning job, a tool of a third party.
 *
 * <p>{@link #service()} and {@link #item()} say what is paid, as in a price list: few names that
 * stand for many charges, since they become attributes of metrics. What tells one charge from
 * another is its {@link #id()}.
 *
 * {@snippet class="io.costintent.Snippets" region="charge"}
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Charge {
  private static final int MAX_ID = 256;

  /** What {@link Usage} takes for a count that cannot be. */
  private static final long NEGATIVE = -1;

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}");
  private static final String NAME_FORM = "1 to 128 letters, digits and . _ : / @ -";

  private final String service;
  private final String item;
  private final @Nullable Usage usage;
  private final @Nullable Money amount;
  private final @Nullable String id;
  private final @Nullable String region;
  private final @Nullable Instant at;

  /**
   * Returns a charge of {@code quantity} units, at the price that the organisation's file or the
   * price book has.
   */
  public static Charge of(String service, String item, UsageUnit unit, long quantity) {
    return builder(service, item).quantity(unit, quantity).build();
  }

  /** Returns a charge of an amount that the caller knows, such as one line of an invoice. */
  public static Charge of(String service, String item, Money amount) {
    return builder(service, item).amount(amount).build();
  }

  /**
   * Returns a builder for a charge.
   *
   * @param service who is paid, such as {@code pinecone}
   * @param item what for, as the price list has it, such as {@code read-units}
   * @throws IllegalArgumentException for a name that is none
   */
  public static Builder builder(String service, String item) {
    return new Builder(service, item);
  }

  private Charge(Builder builder) {
    service = builder.service;
    item = builder.item;
    usage = builder.usage.isEmpty() ? null : builder.usage.build();
    amount = builder.amount;
    id = builder.id;
    region = builder.region;
    at = builder.at;
  }

  /** Who is paid. */
  public String service() {
    return service;
  }

  /** What is paid for. */
  public String item() {
    return item;
  }

  /** What was consumed, in steps of its units; null when only an amount is known. */
  public @Nullable Usage usage() {
    return usage;
  }

  /** What it costs according to the caller, which wins over any price; null when prices say it. */
  public @Nullable Money amount() {
    return amount;
  }

  /** What this very charge is known by, so that it is billed once; null when nothing tells. */
  public @Nullable String id() {
    return id;
  }

  /** Where it was consumed, when that decides the price, or null. */
  public @Nullable String region() {
    return region;
  }

  /** When it was consumed, or null for now. */
  public @Nullable Instant at() {
    return at;
  }

  /** Returns a builder that starts with this charge. */
  public Builder toBuilder() {
    Builder copy = builder(service, item).id(id).region(region).at(at);
    copy.amount = amount;
    for (int i = 0; usage != null && i < usage.size(); i++) {
      copy.steps(usage.unit(i), usage.quantity(i));
    }
    return copy;
  }

  ModelRequest request() {
    return ModelRequest.builder(service, item)
        .operation(ModelRequest.CHARGE)
        .region(region)
        .atMost(usage)
        .charge(this)
        .build();
  }

  ResponseFacts facts() {
    return ResponseFacts.builder().responseId(id).usage(usage).reportedCost(amount).build();
  }

  /** Returns service, item and what is charged; not a contract. */
  @Override
  public String toString() {
    return "Charge{" + service + ": " + item + ", " + (amount == null ? usage : amount) + '}';
  }

  /** Collects what is known of a charge. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final String service;
    private final String item;
    private final Usage.Builder usage = Usage.builder();
    private @Nullable Money amount;
    private @Nullable String id;
    private @Nullable String region;
    private @Nullable Instant at;

    private Builder(String service, String item) {
      this.service = name("service", service);
      this.item = name("item", item);
    }

    private static String name(String what, String given) {
      if (!NAME.matcher(requireNonNull(given, what)).matches()) {
        throw new IllegalArgumentException(what + ": " + given + " (expected: " + NAME_FORM + ")");
      }
      return given;
    }

    /** Adds whole units; a negative quantity counts as zero and makes the cost an estimate. */
    public Builder quantity(UsageUnit unit, long quantity) {
      long each = unit.stepsPerUnit();
      boolean fits = quantity <= Long.MAX_VALUE / each;
      usage.add(unit, quantity < 0 ? NEGATIVE : fits ? quantity * each : Long.MAX_VALUE);
      return this;
    }

    /**
     * Adds units and parts of units, such as 0.5 of a {@link UsageUnit#STORAGE_GB_DAYS gigabyte for
     * a day}, rounded to a {@linkplain UsageUnit#stepsPerUnit() step}.
     *
     * @throws IllegalArgumentException for a fraction of a unit that has whole numbers only
     */
    public Builder quantity(UsageUnit unit, BigDecimal quantity) {
      BigDecimal steps = quantity.multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
      if (unit.stepsPerUnit() == 1 && steps.stripTrailingZeros().scale() > 0) {
        throw new IllegalArgumentException(
            "quantity: " + quantity + " (expected: a whole number of " + unit + ")");
      }
      BigDecimal whole = steps.setScale(0, RoundingMode.HALF_EVEN);
      boolean fits = whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
      long counted =
          fits ? whole.max(BigDecimal.valueOf(NEGATIVE)).longValueExact() : Long.MAX_VALUE;
      usage.add(unit, counted);
      return this;
    }

    /** Adds steps of a unit. */
    void steps(UsageUnit unit, long steps) {
      usage.add(unit, steps);
    }

    /**
     * Adds a time, for units such as {@link UsageUnit#GPU_SECONDS}.
     *
     * @throws IllegalArgumentException for a unit whose name does not end in {@code _seconds} or
     *     {@code _hours}
     */
    public Builder duration(UsageUnit unit, Duration duration) {
      BigDecimal seconds =
          BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
      if (unit.name().endsWith("_seconds")) {
        return quantity(unit, seconds);
      }
      if (!unit.name().endsWith("_hours")) {
        throw new IllegalArgumentException("unit: " + unit + " (expected: seconds or hours)");
      }
      return quantity(unit, seconds.divide(SECONDS_PER_HOUR, 9, RoundingMode.HALF_EVEN));
    }

    /**
     * Sets what it costs, which wins over any price.
     *
     * @throws IllegalArgumentException for an amount below zero
     */
    public Builder amount(Money amount) {
      if (amount.signum() < 0) {
        throw new IllegalArgumentException("amount: " + amount + " (expected: >= 0)");
      }
      this.amount = amount;
      return this;
    }

    /**
     * Sets what this very charge is known by, such as the id of a job: it is billed once, however
     * often it is told. It is written on spans, so it must not be content.
     *
     * @param id up to 256 characters; null for a charge that is told once
     */
    public Builder id(@Nullable String id) {
      if (id != null && (id.isBlank() || id.length() > MAX_ID)) {
        throw new IllegalArgumentException(
            "id: " + id.length() + " characters (expected: 1 to " + MAX_ID + ", not blank)");
      }
      this.id = id;
      return this;
    }

    /** Sets where it was consumed, when that decides the price. */
    public Builder region(@Nullable String region) {
      this.region = region;
      return this;
    }

    /** Sets when it was consumed: prices and windows of budgets are those of then. */
    public Builder at(@Nullable Instant at) {
      this.at = at;
      return this;
    }

    /**
     * Returns the charge.
     *
     * @throws IllegalStateException without a quantity and an amount
     */
    public Charge build() {
      if (usage.isEmpty() && amount == null) {
        throw new IllegalStateException(
            "charge: " + service + ' ' + item + " (expected: a quantity or an amount)");
      }
      return new Charge(this);
    }
  }
}
