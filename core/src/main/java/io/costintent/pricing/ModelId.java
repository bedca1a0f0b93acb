/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a model, taken apart: what says where it runs or which edition it is, and the names
 * under which a price book may list it.
 *
 * <p>{@link #candidates()} are looked up one after the other, each as a whole. A name is never
 * compared with the beginning or a part of another: {@code gpt-4.1} is not {@code gpt-4}. Immutable
 * and thread-safe.
 *
 * @since 0.1
 */
public final class ModelId {
  private static final Set<String> GEOGRAPHIES =
      Set.of("us", "eu", "apac", "au", "jp", "ca", "sa", "us-gov", "global");

  /** Variants that route or equip the same model; {@code :free} is another price and not here. */
  private static final Set<String> VARIANTS =
      Set.of("nitro", "floor", "online", "beta", "thinking", "extended", "exacto");

  /** Resources that a customer makes and names; no list of prices knows them. */
  private static final Set<String> CUSTOMERS_OWN =
      Set.of(
          "application-inference-profile",
          "provisioned-model",
          "custom-model",
          "custom-model-deployment",
          "imported-model",
          "default-prompt-router",
          "prompt-router",
          "prompt",
          "endpoint",
          "endpoints",
          "tunedmodels");

  /** How LiteLLM's Azure names begin that say where a deployment runs. */
  static final Map<String, String> AZURE_SCOPES =
      Map.of(
          "us", "datazone",
          "eu", "datazone",
          "global", "global",
          "global-standard", "global",
          "regional", "regional");

  private final Map<String, Match> candidates = new LinkedHashMap<>();
  private @Nullable String region;
  private @Nullable String scope;
  private boolean own;

  /**
   * Takes a name apart.
   *
   * @param provider the provider's canonical name, which decides what a part of the name means
   * @param name the name in any form that the provider, a gateway or a cloud uses
   */
  public static ModelId parse(String provider, String name) {
    return new ModelId(requireNonNull(provider, "provider"), requireNonNull(name, "name"));
  }

  private ModelId(String provider, String given) {
    String name = given.trim().toLowerCase(Locale.ROOT);
    candidates.put(name, Match.EXACT);
    name = withoutPath(name);
    if (provider.equals("aws.bedrock") && !own) {
      name = withoutGeography(name);
    } else if (provider.equals("azure.ai.openai") || provider.equals("azure.ai.inference")) {
      name = withoutScope(name);
    }
    candidates.putIfAbsent(name, Match.EXACT);
    addWithoutVersion(name, provider.equals("aws.bedrock"));
    addWithoutEdition();
    addWithoutVariant(name);
  }

  /** The names to look up, in order, and how finding each would count as a match. */
  public Map<String, Match> candidates() {
    return Collections.unmodifiableMap(candidates);
  }

  /** The region or geography that the name says, such as {@code eu}, or null. */
  public @Nullable String region() {
    return region;
  }

  /** Whether the name is of something that a customer made, such as an inference profile. */
  public boolean isCustomersOwn() {
    return own;
  }

  /**
   * {@code global}, {@code datazone} or {@code regional} where the name says how far requests
   * travel, else null.
   */
  public @Nullable String scope() {
    return scope;
  }

  /** Drops resource paths: {@code models/}, {@code publishers/.../models/}, ARNs. */
  private String withoutPath(String name) {
    int models = name.lastIndexOf("models/");
    if (models == 0 || (models > 0 && name.charAt(models - 1) == '/')) {
      int locations = name.indexOf("locations/");
      if (locations >= 0) {
        region = segment(name, locations + "locations/".length());
      }
      return name.substring(models + "models/".length());
    }
    if (name.startsWith("arn:")) {
      List<String> parts = List.of(name.split(":", 6));
      region = parts.size() > 3 && !parts.get(3).isEmpty() ? parts.get(3) : null;
      own = parts.size() > 5 && CUSTOMERS_OWN.contains(segment(parts.get(5), 0));
      if (own) {
        return name;
      }
      return name.substring(name.lastIndexOf('/') + 1);
    }
    own = name.startsWith("tunedmodels/") || name.contains("/endpoints/");
    return name;
  }

  /** Azure, as LiteLLM writes it: {@code eu/gpt-4o} is a deployment in the European data zone. */
  private String withoutScope(String name) {
    int slash = name.indexOf('/');
    String prefix = slash < 0 ? "" : name.substring(0, slash);
    String said = AZURE_SCOPES.get(prefix);
    if (said == null) {
      return name;
    }
    scope = said;
    region = said.equals("datazone") ? prefix : null;
    return name.substring(slash + 1);
  }

  private static String segment(String name, int start) {
    int end = name.indexOf('/', start);
    return end < 0 ? name.substring(start) : name.substring(start, end);
  }

  /** Bedrock: {@code us.vendor.model} crosses regions, {@code vendor.model} stays in one. */
  private String withoutGeography(String given) {
    String name = given;
    int slash = name.indexOf('/');
    if (slash > 0 && isCloudRegion(name.substring(0, slash))) {
      region = name.substring(0, slash);
      name = name.substring(slash + 1);
    }
    int dot = name.indexOf('.');
    if (dot > 0 && GEOGRAPHIES.contains(name.substring(0, dot)) && name.indexOf('.', dot + 1) > 0) {
      String geography = name.substring(0, dot);
      boolean global = geography.equals("global");
      scope = global ? "global" : "regional";
      if (!global) {
        region = geography;
      }
      return name.substring(dot + 1);
    }
    scope = "regional";
    return name;
  }

  /** Whether the text looks like {@code us-gov-west-1}. */
  private static boolean isCloudRegion(String text) {
    return text.length() > 4
        && text.charAt(2) == '-'
        && Character.isDigit(text.charAt(text.length() - 1))
        && text.charAt(text.length() - 2) == '-';
  }

  /** {@code :0}, {@code -v1} and {@code @default} number releases that cost the same. */
  private void addWithoutVersion(String given, boolean bedrock) {
    String name = given;
    int at = name.lastIndexOf('@');
    if (at > 0) {
      String version = name.substring(at + 1);
      boolean edition = isDigits(version) || version.equals("latest");
      name = name.substring(0, at) + (edition ? '-' + version : "");
      candidates.putIfAbsent(name, Match.EXACT);
    }
    int colon = name.lastIndexOf(':');
    if (name.startsWith("ft:")) {
      name = name.substring(0, end(name.indexOf(':', 3), name));
      candidates.putIfAbsent(name, Match.EXACT);
    } else if (colon > 0 && isDigits(name.substring(colon + 1))) {
      name = name.substring(0, colon);
      candidates.putIfAbsent(name, Match.EXACT);
    }
    int v = name.lastIndexOf("-v");
    if (bedrock && v > 0 && isDigits(name.substring(v + 2))) {
      candidates.putIfAbsent(name.substring(0, v), Match.EXACT);
    }
  }

  /** A date or {@code latest} at the end; the book has to agree that they do not matter. */
  private void addWithoutEdition() {
    for (String name : new ArrayList<>(candidates.keySet())) {
      int length = name.length();
      if (name.endsWith("-latest")) {
        candidates.putIfAbsent(name.substring(0, length - 7), Match.LATEST);
      } else if (length > 9 && isDate(name.substring(length - 9))) {
        candidates.putIfAbsent(name.substring(0, length - 9), Match.DATED);
      } else if (length > 11 && isDate(name.substring(length - 11))) {
        candidates.putIfAbsent(name.substring(0, length - 11), Match.DATED);
      }
    }
  }

  private void addWithoutVariant(String name) {
    int colon = name.lastIndexOf(':');
    if (colon > 0 && VARIANTS.contains(name.substring(colon + 1))) {
      candidates.putIfAbsent(name.substring(0, colon), Match.FAMILY);
    }
  }

  private static int end(int position, String name) {
    return position < 0 ? name.length() : position;
  }

  /** Whether the text is {@code -20260701} or {@code -2026-07-01}. */
  private static boolean isDate(String text) {
    boolean dashed = text.length() == 11;
    String digits =
        dashed
            ? text.substring(1, 5) + text.substring(6, 8) + text.substring(9)
            : text.substring(1);
    return text.charAt(0) == '-'
        && digits.startsWith("20")
        && isDigits(digits)
        && (!dashed || (text.charAt(5) == '-' && text.charAt(8) == '-'));
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Returns the names to look up; not a contract. */
  @Override
  public String toString() {
    return candidates.keySet().toString();
  }
}
