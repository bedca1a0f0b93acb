/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import io.costintent.pricing.ProviderName;
import java.util.Map;

/**
 * Who bills a model's calls, by what Spring AI tells.
 *
 * <p>Immutable and thread-safe.
 */
public final class Billers {
  static final String UNKNOWN = "unknown";

  private static final String MODELS = "org.springframework.ai.";

  /** Those that {@link ProviderName} does not know by Spring AI's name. */
  private static final Map<String, String> BY_SYSTEM =
      Map.of("openai_sdk", "openai", "oci_genai", "oci", "spring_ai", UNKNOWN);

  /** Packages of Spring AI's models that are not called as observations call them. */
  private static final Map<String, String> BY_PACKAGE =
      Map.of(
          "openaisdk", "openai",
          "google", "google_genai",
          "mistralai", "mistral_ai",
          "vertexai", "vertex_ai",
          "azure", "azure-openai",
          "oci", "oci_genai",
          "transformers", "onnx",
          "bedrock", "bedrock_converse");

  /**
   * Returns who bills.
   *
   * @param system the value of {@code gen_ai.system} in Spring AI's observations
   */
  public static String of(String system) {
    String known = BY_SYSTEM.get(system);
    return known == null ? ProviderName.canonical(system) : known;
  }

  /**
   * Returns the value of {@code gen_ai.system} that observations of a model have: Spring AI has a
   * package for each provider.
   */
  public static String systemOf(Class<?> model) {
    String name = model.getName();
    if (!name.startsWith(MODELS)) {
      return UNKNOWN;
    }
    int end = name.indexOf('.', MODELS.length());
    String segment = end < 0 ? UNKNOWN : name.substring(MODELS.length(), end);
    return BY_PACKAGE.getOrDefault(segment, segment);
  }

  private Billers() {}
}
