/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Terms;
import io.costintent.pricing.ProviderName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a source's name of a model belongs in the book: under which name and conditions.
 *
 * @param name the name in the book
 * @param terms what the rest of the given name says about where and how it runs
 * @param alias a further name under which callers may know the model, or null
 */
record Place(String name, Terms terms, @Nullable String alias) {
  static final Terms REGIONAL = Terms.of("scope", "regional");

  private static final Set<String> GEOGRAPHIES =
      Set.of("us", "eu", "apac", "au", "jp", "ca", "sa", "us-gov");

  private static final Pattern CLOUD_REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern SIZE = Pattern.compile("(.+)-(lte|gt)-(\\d+)k");
  private static final Pattern VERSION = Pattern.compile("(.+):\\d+");
  private static final Pattern RELEASE =
      Pattern.compile("(anthropic\\.claude-.*\\d|amazon\\.nova.*)-v\\d");

  /** Finds the place of {@code model}, given as a caller would send it. */
  static Place of(String provider, String model) {
    String name = withoutPath(withoutProvider(provider, model.trim().toLowerCase(Locale.ROOT)));
    int at = name.lastIndexOf('@');
    if (at > 0) {
      String version = name.substring(at + 1);
      boolean digits = !version.isEmpty() && version.chars().allMatch(Character::isDigit);
      name = name.substring(0, at) + (digits ? '-' + version : "");
    }
    if (provider.equals("aws.bedrock")) {
      return bedrock(name);
    }
    Matcher version = VERSION.matcher(name);
    name = version.matches() ? version.group(1) : name;
    Matcher size = SIZE.matcher(name);
    if (size.matches()) {
      boolean above = size.group(2).equals("gt");
      Terms terms = above ? Terms.NONE.withJson("input>", size.group(3) + "000") : Terms.NONE;
      return new Place(size.group(1), terms, name);
    }
    boolean ibm = provider.equals("ibm.watsonx.ai") && name.startsWith("ibm/");
    return ibm
        ? new Place(name.substring("ibm/".length()), Terms.NONE, name)
        : new Place(name, Terms.NONE, null);
  }

  private static String withoutProvider(String provider, String name) {
    int slash = name.indexOf('/');
    return slash > 0 && ProviderName.canonical(name.substring(0, slash)).equals(provider)
        ? name.substring(slash + 1)
        : name;
  }

  private static String withoutPath(String name) {
    int models = name.lastIndexOf("models/");
    boolean path = models == 0 || (models > 0 && name.charAt(models - 1) == '/');
    return path ? name.substring(models + "models/".length()) : name;
  }

  /** Bedrock: {@code global.} crosses the world, {@code us.} a geography, a bare name stays. */
  private static Place bedrock(String given) {
    String name = given;
    Terms terms = REGIONAL;
    if (name.contains("-commitment/")) {
      return new Place(name, Terms.NONE, null);
    }
    int slash = name.indexOf('/');
    if (slash > 0 && CLOUD_REGION.matcher(name.substring(0, slash)).matches()) {
      terms = Terms.of("region", name.substring(0, slash));
      name = name.substring(slash + 1);
    }
    int dot = name.indexOf('.');
    if (dot > 0 && name.indexOf('.', dot + 1) > 0) {
      String reach = name.substring(0, dot);
      if (reach.equals("global")) {
        terms = Terms.NONE;
        name = name.substring(dot + 1);
      } else if (GEOGRAPHIES.contains(reach)) {
        terms = Terms.of("region", reach);
        name = name.substring(dot + 1);
      } else if (reach.equals("regional")) {
        name = name.substring(dot + 1);
      }
    }
    Matcher version = VERSION.matcher(name);
    name = version.matches() ? version.group(1) : name;
    boolean shortName = name.startsWith("claude-");
    name = withoutRelease(shortName ? "anthropic." + name : name);
    String alias = name.startsWith("anthropic.") ? name.substring("anthropic.".length()) : null;
    return new Place(name, terms, given.startsWith("regional.") ? given : alias);
  }

  /** {@code anthropic.claude-opus-4-5-20251101-v1} names its release; the price does not. */
  private static String withoutRelease(String name) {
    Matcher release = RELEASE.matcher(name);
    String unreleased = release.matches() ? release.group(1) : name;
    String family = unreleased.startsWith("anthropic.") ? Edition.family(unreleased) : null;
    return family == null ? unreleased : family;
  }
}
