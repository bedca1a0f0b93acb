/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import dev.langchain4j.model.ModelProvider;
import io.costintent.pricing.ProviderName;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who bills a model's calls, by what LangChain4j tells.
 *
 * <p>Constants of {@link ModelProvider} are known by name, since later versions add some. Immutable
 * and thread-safe.
 */
public final class Billers {
  /** Stands in for a provider that nobody tells. */
  static final String UNKNOWN = "unknown";

  /** Those that {@link ProviderName} does not know by LangChain4j's name. */
  private static final Map<String, String> BY_CONSTANT =
      Map.of(
          "AZURE_OPEN_AI", "azure.ai.openai",
          "MICROSOFT_FOUNDRY", "azure.ai.openai",
          "GOOGLE_AI_GEMINI", "gcp.gemini",
          "GOOGLE_VERTEX_AI_GEMINI", "gcp.vertex_ai",
          "GOOGLE_VERTEX_AI_ANTHROPIC", "gcp.vertex_ai",
          "OTHER", UNKNOWN);

  private static final Map<String, String> BY_PACKAGE =
      Map.of(
          "openaiofficial",
          "openai",
          "workersai",
          "cloudflare",
          "gpullama3",
          UNKNOWN,
          "embedding",
          UNKNOWN); // LangChain4j's own, around the model of a provider

  private static final String[] PACKAGES = {
    "dev.langchain4j.model.", "dev.langchain4j.community.model."
  };

  /** Returns who bills the calls of a model that says so. */
  public static String of(@Nullable ModelProvider provider) {
    if (provider == null) {
      return UNKNOWN;
    }
    String known = BY_CONSTANT.get(provider.name());
    return known == null ? ProviderName.canonical(provider.name()) : known;
  }

  /**
   * Returns who bills the calls of a model that does not say so: LangChain4j has a package for each
   * provider.
   */
  public static String of(Class<?> model) {
    String name = model.getName();
    for (String start : PACKAGES) {
      if (name.startsWith(start)) {
        int end = name.indexOf('.', start.length());
        String segment = end < 0 ? UNKNOWN : name.substring(start.length(), end);
        String known = BY_PACKAGE.get(segment);
        return known == null ? ProviderName.canonical(segment.toLowerCase(Locale.ROOT)) : known;
      }
    }
    return UNKNOWN;
  }

  private Billers() {}
}
