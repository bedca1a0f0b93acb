/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration states of the application's clients, which a wrapped client is told in code.
 * Immutable and thread-safe.
 *
 * @param streamUsage whether usage is asked of each stream of OpenAI's chat and legacy completions,
 *     which then has one chunk more, at its end, without a choice
 * @param responseHeaders whether headers of OpenAI's responses are read: what a LiteLLM proxy says
 *     that a call cost, and whether Azure sent a call on from provisioned throughput
 * @param providers who bills, by the host that answers, where the host's name does not tell
 * @since 0.1
 */
public record ClientSettings(
    boolean streamUsage, boolean responseHeaders, Map<String, String> providers) {
  private static final ClientSettings NOTHING = new ClientSettings(false, false, Map.of());

  private static volatile ClientSettings current = NOTHING;

  /** Keeps a copy. */
  public ClientSettings {
    providers = Map.copyOf(providers);
  }

  /** What is stated in this process. */
  public static ClientSettings current() {
    return current;
  }

  /** Sets what is stated in this process, for doors that are opened from now on. */
  public static void use(ClientSettings settings) {
    current = settings;
  }

  /**
   * Reads the keys {@code openai} and {@code providers} of the agent's section.
   *
   * @param agent null when there is none
   * @throws ConfigException naming each wrong value
   */
  public static ClientSettings read(@Nullable ConfigNode agent) {
    if (agent == null) {
      return NOTHING;
    }
    ConfigProblems problems = new ConfigProblems();
    ConfigNode openai = agent.child("openai");
    if (openai != null) {
      problems.check(() -> openai.allowKeys("stream_usage", "response_headers"));
    }
    ClientSettings settings =
        new ClientSettings(
            flag(openai, "stream_usage", problems),
            flag(openai, "response_headers", problems),
            providers(agent.child("providers"), problems));
    problems.throwIfAny();
    return settings;
  }

  private static boolean flag(@Nullable ConfigNode section, String key, ConfigProblems problems) {
    ConfigNode node = section == null ? null : section.child(key);
    Boolean value = node == null ? null : problems.read(node::bool);
    return value != null && value;
  }

  private static Map<String, String> providers(@Nullable ConfigNode list, ConfigProblems problems) {
    Map<String, String> byHost = new HashMap<>();
    if (list != null) {
      problems.check(() -> list.list().forEach(entry -> problems.check(() -> add(entry, byHost))));
    }
    return byHost;
  }

  private static void add(ConfigNode entry, Map<String, String> byHost) {
    entry.allowKeys("host", "provider");
    ConfigNode host = entry.require("host");
    String name = host.string().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.contains("/") || name.contains(":")) {
      throw host.invalid("the name of a host, such as gateway.example");
    }
    String provider = entry.require("provider").string();
    if (byHost.putIfAbsent(name, provider) != null) {
      throw host.invalid("a host that is not stated twice");
    }
  }

  /** Returns who bills what this URL's host answers, or null when nothing is stated. */
  public @Nullable String provider(URI url) {
    String host = url.getHost();
    return host == null ? null : providers.get(host.toLowerCase(Locale.ROOT));
  }
}
