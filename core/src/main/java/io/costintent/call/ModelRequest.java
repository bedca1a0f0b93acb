/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import io.costintent.policy.PlannedCall;
import io.costintent.pricing.Deployment;
import io.costintent.pricing.Deployments;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.ProviderName;
import io.costintent.usage.Usage;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be asked of a model, without its content.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ModelRequest {
  /** {@code gen_ai.operation.name} of a conversation turn. */
  public static final String CHAT = "chat";

  /** {@code gen_ai.operation.name} of an embedding. */
  public static final String EMBEDDINGS = "embeddings";

  /** {@code gen_ai.operation.name} of content in other media, such as images. */
  public static final String GENERATE_CONTENT = "generate_content";

  /** {@code gen_ai.operation.name} of a completion without roles. */
  public static final String TEXT_COMPLETION = "text_completion";

  /** The operation of a {@link Charge}, which is no model call. */
  public static final String CHARGE = PlannedCall.CHARGE;

  private final String provider;
  private final String model;
  private final String operation;
  private final boolean streaming;
  private final @Nullable String serviceTier;
  private final @Nullable String region;
  private final boolean batch;
  private final @Nullable String serverAddress;
  private final int serverPort;
  private final boolean usageExpected;
  private final long maxOutputTokens;
  private final int candidates;
  private final @Nullable Predicate<String> otherModels;
  private final boolean outputCappable;
  private final boolean deniable;
  private final boolean enclosing;
  private final @Nullable Usage atMost;
  private final Deployments deployments;
  private final @Nullable Charge charge;
  private final String spanName;

  /** Returns a plain chat request. */
  public static ModelRequest chat(String provider, String model) {
    return builder(provider, model).build();
  }

  /**
   * Returns a builder for a chat request.
   *
   * @param provider who bills, as in {@code gen_ai.provider.name}: the host's operator, which is
   *     not always the maker of the model
   * @param model the model asked for; {@code unknown} when the request does not name one
   */
  public static Builder builder(String provider, String model) {
    return new Builder(provider, model);
  }

  private ModelRequest(Builder builder) {
    this.provider = builder.provider;
    this.model = builder.model;
    this.operation = builder.operation;
    this.streaming = builder.streaming;
    this.serviceTier = builder.serviceTier;
    this.region = builder.region;
    this.batch = builder.batch;
    this.serverAddress = builder.serverAddress;
    this.serverPort = builder.serverPort;
    this.usageExpected = builder.usageExpected;
    this.maxOutputTokens = builder.maxOutputTokens;
    this.candidates = builder.candidates;
    this.otherModels = builder.otherModels;
    this.outputCappable = builder.outputCappable;
    this.deniable = builder.deniable;
    this.enclosing = builder.enclosing;
    this.atMost = builder.atMost;
    this.deployments = builder.deployments;
    this.charge = builder.charge;
    this.spanName = operation + ' ' + model;
  }

  /** Who bills the call. */
  public String provider() {
    return provider;
  }

  /** The model asked for. */
  public String model() {
    return model;
  }

  /** What is asked, as in {@code gen_ai.operation.name}. */
  public String operation() {
    return operation;
  }

  /** Whether the response arrives in pieces. */
  public boolean isStreaming() {
    return streaming;
  }

  /** The service tier asked for, or null for the default one. */
  public @Nullable String serviceTier() {
    return serviceTier;
  }

  /** The region or geography that serves the call where it decides the price, or null. */
  public @Nullable String region() {
    return region;
  }

  /** Whether the call is part of a batch job, at batch prices. */
  public boolean isBatch() {
    return batch;
  }

  /** The host that is called, or null when the client does not tell. */
  public @Nullable String serverAddress() {
    return serverAddress;
  }

  /** The port that is called, or -1 when the client does not tell. */
  public int serverPort() {
    return serverPort;
  }

  /** Whether the response can carry usage; false for a stream that did not ask for it. */
  public boolean isUsageExpected() {
    return usageExpected;
  }

  /**
   * The most tokens that each candidate may have, reasoning included; -1 when the request sets no
   * limit.
   */
  public long maxOutputTokens() {
    return maxOutputTokens;
  }

  /** How many answers are asked for, at least 1: {@code n} of OpenAI's chat. */
  public int candidates() {
    return candidates;
  }

  /** Whether the caller sends another model where {@link ModelCall#request()} names one. */
  public boolean isModelChangeable() {
    return otherModels != null;
  }

  /** Whether the caller sends this model where {@link ModelCall#request()} names it. */
  public boolean isChangeableTo(String other) {
    return otherModels != null && otherModels.test(other);
  }

  /**
   * Whether the caller sends the {@link #maxOutputTokens()} that {@link ModelCall#request()} has.
   */
  public boolean isOutputCappable() {
    return outputCappable;
  }

  /** Whether the caller holds the call back when it is denied. */
  public boolean isDeniable() {
    return deniable;
  }

  /** Whether calls below this one ask the budgets and bill, so that nothing is held for it. */
  public boolean isEnclosing() {
    return enclosing;
  }

  /**
   * What the request consumes at most besides output tokens: a bound of its input tokens, images,
   * searches; null, and absent units, where nobody knows.
   */
  public @Nullable Usage atMost() {
    return atMost;
  }

  /** What the client's application says that names of deployments mean. */
  public Deployments deployments() {
    return deployments;
  }

  /**
   * Returns a builder of what to ask a price book about this call.
   *
   * @param answered the model that answered, or null before the answer and when it does not say
   * @param at when the call was made
   */
  public PriceQuery.Builder priceQuery(@Nullable String answered, Instant at) {
    PriceQuery.Builder query =
        PriceQuery.builder(provider, answered == null ? model : answered, at)
            .requestedServiceTier(serviceTier)
            .region(region)
            .batch(batch);
    if (ProviderName.namesDeployments(provider)) {
      query.deployment(model, answered != null);
    }
    Deployment stated = deployments.find(provider, model);
    return stated == null ? query : query.deployment(stated);
  }

  /**
   * What is charged, as it was known before, when this is no model call: the service is then the
   * {@link #provider()} and the item the {@link #model()}. Null for a model call.
   */
  public @Nullable Charge charge() {
    return charge;
  }

  /** The name of a span for this call, such as {@code chat gpt-4o}. */
  public String spanName() {
    return spanName;
  }

  /** Returns the same request for another model. */
  public ModelRequest withModel(String other) {
    return copy(other).build();
  }

  /** Returns the same request with this limit on the output of each candidate. */
  public ModelRequest withMaxOutputTokens(long limit) {
    return copy(model).maxOutputTokens(limit).build();
  }

  /** Returns the same request with what the client's application says that names mean. */
  public ModelRequest withDeployments(Deployments deployments) {
    return copy(model).deployments(deployments).build();
  }

  private Builder copy(String otherModel) {
    Builder copy = builder(provider, otherModel);
    copy.operation = operation;
    copy.streaming = streaming;
    copy.serviceTier = serviceTier;
    copy.region = region;
    copy.batch = batch;
    copy.serverAddress = serverAddress;
    copy.serverPort = serverPort;
    copy.usageExpected = usageExpected;
    copy.maxOutputTokens = maxOutputTokens;
    copy.candidates = candidates;
    copy.otherModels = otherModels;
    copy.outputCappable = outputCappable;
    copy.deniable = deniable;
    copy.enclosing = enclosing;
    copy.atMost = atMost;
    copy.deployments = deployments;
    copy.charge = charge;
    return copy;
  }

  /** Returns provider, operation and model; not a contract. */
  @Override
  public String toString() {
    return "ModelRequest{" + provider + ": " + spanName + '}';
  }

  /** Collects what is known of a request. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final String provider;
    private final String model;
    private String operation = CHAT;
    private boolean streaming;
    private @Nullable String serviceTier;
    private @Nullable String region;
    private boolean batch;
    private @Nullable String serverAddress;
    private int serverPort = -1;
    private boolean usageExpected = true;
    private long maxOutputTokens = -1;
    private int candidates = 1;
    private @Nullable Predicate<String> otherModels;
    private boolean outputCappable;
    private boolean deniable = true;
    private boolean enclosing;
    private @Nullable Usage atMost;
    private Deployments deployments = Deployments.none();
    private @Nullable Charge charge;

    private Builder(String provider, String model) {
      this.provider = requireNonNull(provider, "provider");
      this.model = requireNonNull(model, "model");
    }

    /** Sets {@code gen_ai.operation.name}; {@link #CHAT} unless set. */
    public Builder operation(String operation) {
      this.operation = requireNonNull(operation, "operation");
      return this;
    }

    /** Says that the response arrives in pieces. */
    public Builder streaming(boolean streaming) {
      this.streaming = streaming;
      return this;
    }

    /** Sets the service tier asked for; the one served, if reported, decides the price. */
    public Builder serviceTier(@Nullable String serviceTier) {
      this.serviceTier = serviceTier;
      return this;
    }

    /** Sets the region or geography that serves the call. */
    public Builder region(@Nullable String region) {
      this.region = region;
      return this;
    }

    /** Says that the call is part of a batch job. */
    public Builder batch(boolean batch) {
      this.batch = batch;
      return this;
    }

    /** Sets host and port; port -1 when unknown. */
    public Builder server(@Nullable String address, int port) {
      this.serverAddress = address;
      this.serverPort = port;
      return this;
    }

    /** Says whether the response can carry usage. */
    public Builder usageExpected(boolean usageExpected) {
      this.usageExpected = usageExpected;
      return this;
    }

    /** Sets the limit on the output tokens of each candidate; negative for none. */
    public Builder maxOutputTokens(long maxOutputTokens) {
      this.maxOutputTokens = Math.max(-1, maxOutputTokens);
      return this;
    }

    /** Sets how many answers are asked for; 1 unless set. */
    public Builder candidates(long candidates) {
      this.candidates = (int) Math.max(1, Math.min(candidates, Integer.MAX_VALUE));
      return this;
    }

    /** Says that the caller sends whatever model {@link ModelCall#request()} names. */
    public Builder modelChangeable(boolean modelChangeable) {
      return changeableTo(modelChangeable ? other -> true : null);
    }

    /**
     * Says which models the caller sends when {@link ModelCall#request()} names them, where the
     * body of a request fits some models only; null for none.
     */
    public Builder changeableTo(@Nullable Predicate<String> otherModels) {
      this.otherModels = otherModels;
      return this;
    }

    /** Says that the caller sends whatever {@link ModelRequest#maxOutputTokens()} it is granted. */
    public Builder outputCappable(boolean outputCappable) {
      this.outputCappable = outputCappable;
      return this;
    }

    /**
     * Says whether the caller holds the call back when it is denied; true unless set.
     *
     * <p>False for a door that is only told of calls: what would be denied runs, is recorded as
     * {@link io.costintent.policy.Decision.WouldDeny}, and is charged to budgets when it ends.
     */
    public Builder deniable(boolean deniable) {
      this.deniable = deniable;
      return this;
    }

    /**
     * Says that the call only encloses others, which ask the budgets themselves; false unless set.
     *
     * <p>Policies are asked, but nothing is held for it and no budget denies it, such as for a
     * model that only the calls below can name. Should it bill after all, because there was no call
     * below, it is charged when it ends.
     */
    public Builder enclosing(boolean enclosing) {
      this.enclosing = enclosing;
      return this;
    }

    /**
     * Sets what the request consumes at most besides output tokens. Where counting takes time, hand
     * it to {@link ModelCallHandler#start(ModelRequest, java.util.function.Supplier)} instead.
     */
    public Builder atMost(@Nullable Usage atMost) {
      this.atMost = atMost;
      return this;
    }

    /** Sets what the client's application says that names of deployments mean. */
    public Builder deployments(Deployments deployments) {
      this.deployments = requireNonNull(deployments, "deployments");
      return this;
    }

    /** Says that this is no model call. */
    Builder charge(Charge charge) {
      this.charge = charge;
      return this;
    }

    /** Returns the request. */
    public ModelRequest build() {
      return new ModelRequest(this);
    }
  }
}
