/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request's model id says: the model, and the region that an ARN names.
 *
 * @param name an id such as {@code us.anthropic.claude-haiku-4-5-20251001-v1:0}; an ARN where
 *     nobody said which model is behind it
 * @param region the region of an ARN, or null
 */
record BedrockModel(String name, @Nullable String region) {
  private static final Set<String> GEOGRAPHIES =
      Set.of("us", "eu", "apac", "au", "jp", "ca", "sa", "us-gov", "global");

  private static final int PARTS = 6;
  private static final int REGION = 3;
  private static final int RESOURCE = 5;

  /**
   * Takes an id apart.
   *
   * @param stated models by the ARNs that the application named
   */
  static BedrockModel of(String id, Map<String, String> stated) {
    String region = id.startsWith("arn:") ? region(id.split(":", PARTS)) : null;
    String model = stated.get(id);
    return new BedrockModel(model == null ? listed(id) : model, region);
  }

  private static @Nullable String region(String[] parts) {
    return parts.length > REGION && !parts[REGION].isEmpty() ? parts[REGION] : null;
  }

  /** AWS's own models and profiles have ARNs that end with the id; what customers make has not. */
  private static String listed(String id) {
    String[] parts = id.split(":", PARTS);
    String resource = id.startsWith("arn:") && parts.length == PARTS ? parts[RESOURCE] : "";
    boolean listed =
        resource.startsWith("foundation-model/") || resource.startsWith("inference-profile/");
    return listed ? resource.substring(resource.indexOf('/') + 1) : id;
  }

  /** Whether a body made for one model fits another: its form is the vendor's. */
  static boolean isSameVendor(String one, String other) {
    return vendor(one).equals(vendor(other));
  }

  /** Returns {@code anthropic} of {@code us.anthropic.claude-...}, or nothing. */
  static String vendor(String id) {
    String name = listed(id);
    int dot = name.indexOf('.');
    boolean geography = dot > 0 && GEOGRAPHIES.contains(name.substring(0, dot));
    int start = geography ? dot + 1 : 0;
    int end = name.indexOf('.', start);
    return end < 0 ? "" : name.substring(start, end);
  }
}
