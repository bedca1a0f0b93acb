/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.internal.Guard;
import io.costintent.provider.ProviderHosts;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries intent to another service in the W3C {@code baggage} header, where both sides agreed.
 *
 * <p>Nothing travels unless an application uses this class: the intent is never part of the OTel
 * Baggage, so the default propagators do not send it. Outbound, only hosts on the allow-list get it
 * and a model provider never does. Inbound, only what comes from a peer that the trust predicate
 * accepts is taken: whoever can send a header could otherwise spend another team's budget.
 *
 * <p>A header that would exceed 64 members or 8,192 bytes, the bounds of the W3C recommendation, is
 * left as it is, without the intent. Labels do not travel. Immutable and thread-safe.
 *
 * {@snippet class="io.costintent.Snippets" region="baggage"}
 *
 * @since 0.1
 */
public final class IntentBaggage {
  private static final String HEADER = "baggage";
  private static final String PREFIX = "costintent.";
  private static final int MAX_MEMBERS = 64;
  private static final int MAX_BYTES = 8192;
  private static final IntentKey[] KEYS = IntentKey.values();

  private final List<HostPattern> hosts;
  private final Predicate<String> trustedPeers;

  /** Returns a builder that allows no host and trusts no peer. */
  public static Builder builder() {
    return new Builder();
  }

  private IntentBaggage(List<HostPattern> hosts, Predicate<String> trustedPeers) {
    this.hosts = hosts;
    this.trustedPeers = trustedPeers;
  }

  /** Whether intent may travel to {@code host}. */
  public boolean mayTravelTo(String host) {
    return !ProviderHosts.isProviderHost(host)
        && hosts.stream().anyMatch(pattern -> pattern.matches(host));
  }

  /**
   * Adds the intent of {@code context} to the baggage header of a request, beside the baggage that
   * {@code context} has anyway. Never throws.
   *
   * @param host the host that the request goes to
   * @return whether the header now carries the intent
   */
  public <C> boolean inject(Context context, String host, C carrier, TextMapSetter<C> setter) {
    return Guard.get(
        "baggage",
        () -> {
          CostIntent intent = IntentContext.from(context);
          if (intent.isEmpty() || !mayTravelTo(host)) {
            return false;
          }
          String header = header(context, intent);
          if (header == null) {
            return false;
          }
          setter.set(carrier, HEADER, header);
          return true;
        },
        false);
  }

  private static @Nullable String header(Context context, CostIntent intent) {
    Baggage present = Baggage.fromContext(context);
    BaggageBuilder combined = Baggage.builder();
    int members = 0;
    for (IntentKey key : KEYS) {
      String value = intent.value(key);
      if (value != null) {
        combined.put(PREFIX + key.path(), value);
        members++;
      }
    }
    present.forEach((name, entry) -> combined.put(name, entry.getValue(), entry.getMetadata()));
    Map<String, String> headers = new HashMap<>();
    W3CBaggagePropagator.getInstance()
        .inject(
            context.with(combined.build()),
            headers,
            (carrier, name, value) -> headers.put(name, value));
    String header = headers.get(HEADER);
    return header != null && hasAll(header, members + present.size()) ? header : null;
  }

  /** Whether the propagator, which drops what exceeds the bounds, has dropped nothing. */
  private static boolean hasAll(String header, int members) {
    return members <= MAX_MEMBERS
        && header.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
        && header.chars().filter(c -> c == ',').count() == members - 1;
  }

  /**
   * Returns {@code context} with the intent that a trusted peer sent refining its own. Values that
   * do not fit an intent are left out. Never throws.
   *
   * @param peer who sent the request, as the transport knows it: an address, a certificate's
   *     subject; never something that the request itself claims
   */
  public <C> Context extract(Context context, String peer, C carrier, TextMapGetter<C> getter) {
    return Guard.get(
        "baggage",
        () -> {
          if (!trustedPeers.test(peer)) {
            return context;
          }
          Baggage sent =
              Baggage.fromContext(
                  W3CBaggagePropagator.getInstance().extract(Context.root(), carrier, getter));
          CostIntent.Builder intent = CostIntent.builder();
          for (IntentKey key : KEYS) {
            intent.offer(key, sent.getEntryValue(PREFIX + key.path()));
          }
          return IntentContext.with(context, intent.build());
        },
        context);
  }

  /** Collects hosts and the trust predicate. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final List<HostPattern> hosts = new ArrayList<>();
    private Predicate<String> trustedPeers = peer -> false;

    private Builder() {}

    /**
     * Allows {@code host}, or with {@code *.} every host below a domain.
     *
     * @throws IllegalArgumentException for the host of a model provider
     */
    public Builder allowHost(String host) {
      HostPattern pattern = HostPattern.parse(requireNonNull(host, "host"));
      if (ProviderHosts.isProviderHost(pattern.name())) {
        throw new IllegalArgumentException(
            "host: " + host + " (expected: a service of your own, not a model provider)");
      }
      hosts.add(pattern);
      return this;
    }

    /** Takes inbound intent from peers that {@code trusted} accepts. */
    public Builder trustPeers(Predicate<String> trusted) {
      this.trustedPeers = requireNonNull(trusted, "trusted");
      return this;
    }

    /** Returns the carrier. */
    public IntentBaggage build() {
      return new IntentBaggage(List.copyOf(hosts), trustedPeers);
    }
  }
}
