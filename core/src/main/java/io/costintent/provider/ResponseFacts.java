/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's response says about itself, without any of its content.
 *
 * <p>Whatever the response did not say is null. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ResponseFacts {
  private static final ResponseFacts UNKNOWN = new ResponseFacts(new Builder());

  private final @Nullable String responseId;
  private final @Nullable String model;
  private final @Nullable Usage usage;
  private final @Nullable Money reportedCost;
  private final @Nullable String serviceTier;
  private final @Nullable String region;
  private final @Nullable String speed;
  private final @Nullable Boolean batch;
  private final List<String> finishReasons;
  private final Map<String, String> conditions;

  /** Returns facts of which none is known. */
  public static ResponseFacts unknown() {
    return UNKNOWN;
  }

  /** Returns a builder without any fact. */
  public static Builder builder() {
    return new Builder();
  }

  private ResponseFacts(Builder builder) {
    responseId = builder.responseId;
    model = builder.model;
    usage = builder.usage;
    reportedCost = builder.reportedCost;
    serviceTier = builder.serviceTier;
    region = builder.region;
    speed = builder.speed;
    batch = builder.batch;
    finishReasons = builder.finishReasons;
    conditions = builder.conditions;
  }

  /** The provider's id of the response. */
  public @Nullable String responseId() {
    return responseId;
  }

  /** The model that answered, in the provider's spelling. */
  public @Nullable String model() {
    return model;
  }

  /** What the call consumed; null when the response does not say, which is not zero. */
  public @Nullable Usage usage() {
    return usage;
  }

  /**
   * Whether there is usage to price: reported, and with a quantity above zero.
   *
   * <p>All-zero usage is kept in {@link #usage()} as the provider sent it, but from a stream it
   * means that nobody knows.
   */
  public boolean hasUsage() {
    return usage != null && !usage.isAllZero();
  }

  /** What the provider says the call cost, exactly; null when it does not say. */
  public @Nullable Money reportedCost() {
    return reportedCost;
  }

  /**
   * The tier that served the call: {@code standard}, {@code priority}, {@code flex} or another word
   * of the provider's, in lower case.
   */
  public @Nullable String serviceTier() {
    return serviceTier;
  }

  /** The region or geography that served the call, such as {@code us} or {@code global}. */
  public @Nullable String region() {
    return region;
  }

  /** The speed class that served the call, such as {@code fast}. */
  public @Nullable String speed() {
    return speed;
  }

  /** Whether the call was part of a batch; null when the response does not say. */
  public @Nullable Boolean batch() {
    return batch;
  }

  /** Why generation stopped, a word of the provider's for each choice that says so. */
  public List<String> finishReasons() {
    return finishReasons;
  }

  /** Further terms by name that decide the price, such as {@code spillover}. */
  public Map<String, String> conditions() {
    return conditions;
  }

  /** Returns a builder that starts with these facts. */
  public Builder toBuilder() {
    return new Builder().merge(this);
  }

  /** Returns the same facts with the usage, if there is any, marked with {@code flaw}. */
  public ResponseFacts withFlaw(UsageFlaw flaw) {
    return usage == null ? this : toBuilder().usage(usage.with(flaw)).build();
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ResponseFacts other
        && Objects.equals(responseId, other.responseId)
        && Objects.equals(model, other.model)
        && Objects.equals(usage, other.usage)
        && Objects.equals(reportedCost, other.reportedCost)
        && Objects.equals(serviceTier, other.serviceTier)
        && Objects.equals(region, other.region)
        && Objects.equals(speed, other.speed)
        && Objects.equals(batch, other.batch)
        && finishReasons.equals(other.finishReasons)
        && conditions.equals(other.conditions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        responseId,
        model,
        usage,
        reportedCost,
        serviceTier,
        region,
        speed,
        batch,
        finishReasons,
        conditions);
  }

  /** Returns the facts by name; not a contract. */
  @Override
  public String toString() {
    return "ResponseFacts{responseId="
        + responseId
        + ", model="
        + model
        + ", usage="
        + usage
        + ", reportedCost="
        + reportedCost
        + ", serviceTier="
        + serviceTier
        + ", region="
        + region
        + ", speed="
        + speed
        + ", batch="
        + batch
        + ", finishReasons="
        + finishReasons
        + ", conditions="
        + conditions
        + '}';
  }

  /** Collects facts. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private @Nullable String responseId;
    private @Nullable String model;
    private @Nullable Usage usage;
    private @Nullable Money reportedCost;
    private @Nullable String serviceTier;
    private @Nullable String region;
    private @Nullable String speed;
    private @Nullable Boolean batch;
    private List<String> finishReasons = List.of();
    private Map<String, String> conditions = Map.of();

    private Builder() {}

    /** Sets the provider's id of the response. */
    public Builder responseId(@Nullable String responseId) {
      this.responseId = responseId;
      return this;
    }

    /** Sets the model that answered. */
    public Builder model(@Nullable String model) {
      this.model = model;
      return this;
    }

    /** Sets what the call consumed. */
    public Builder usage(@Nullable Usage usage) {
      this.usage = usage;
      return this;
    }

    /** Sets what the provider says the call cost. */
    public Builder reportedCost(@Nullable Money reportedCost) {
      this.reportedCost = reportedCost;
      return this;
    }

    /** Sets the tier that served the call. */
    public Builder serviceTier(@Nullable String serviceTier) {
      this.serviceTier = serviceTier;
      return this;
    }

    /** Sets the region or geography that served the call. */
    public Builder region(@Nullable String region) {
      this.region = region;
      return this;
    }

    /** Sets the speed class that served the call. */
    public Builder speed(@Nullable String speed) {
      this.speed = speed;
      return this;
    }

    /** Sets whether the call was part of a batch. */
    public Builder batch(@Nullable Boolean batch) {
      this.batch = batch;
      return this;
    }

    /** Sets why generation stopped. */
    public Builder finishReasons(List<String> finishReasons) {
      this.finishReasons = List.copyOf(finishReasons);
      return this;
    }

    /** Adds a further term that the call was served under. */
    public Builder condition(String name, String value) {
      return conditions(Map.of(name, value));
    }

    private Builder conditions(Map<String, String> more) {
      if (!more.isEmpty()) {
        Map<String, String> all = new HashMap<>(conditions);
        all.putAll(more);
        conditions = Map.copyOf(all);
      }
      return this;
    }

    /** Takes over every fact that {@code later} knows; what it does not know stays. */
    public Builder merge(ResponseFacts later) {
      responseId = later.responseId != null ? later.responseId : responseId;
      model = later.model != null ? later.model : model;
      usage = later.usage != null ? later.usage : usage;
      reportedCost = later.reportedCost != null ? later.reportedCost : reportedCost;
      serviceTier = later.serviceTier != null ? later.serviceTier : serviceTier;
      region = later.region != null ? later.region : region;
      speed = later.speed != null ? later.speed : speed;
      batch = later.batch != null ? later.batch : batch;
      finishReasons = later.finishReasons.isEmpty() ? finishReasons : later.finishReasons;
      return conditions(later.conditions);
    }

    /** Returns the facts collected so far; the builder can go on. */
    public ResponseFacts build() {
      return new ResponseFacts(this);
    }
  }
}
