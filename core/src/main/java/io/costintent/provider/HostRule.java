/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Host names that belong to one provider.
 *
 * <p>A pattern is a name whose labels may be {@code *} for any one label, {@code **} in front for
 * any number of labels, {@code {region}} for a label that is a region, or {@code {region}-suffix}.
 * A host that several providers share tells them apart by how the path begins.
 */
record HostRule(String provider, List<String> pattern, String path) {
  private static final String REGION = "{region}";

  static HostRule of(String provider, String pattern) {
    return of(provider, pattern, "");
  }

  static HostRule of(String provider, String pattern, String path) {
    return new HostRule(provider, List.of(pattern.split("\\.")), path);
  }

  boolean matches(List<String> labels, String requested) {
    boolean below = requested.startsWith(path + '/') || requested.equals(path);
    return (path.isEmpty() || below) && matches(labels);
  }

  private boolean matches(List<String> labels) {
    boolean open = pattern.get(0).equals("**");
    int fixed = open ? pattern.size() - 1 : pattern.size();
    if (open ? labels.size() < fixed : labels.size() != fixed) {
      return false;
    }
    for (int fromEnd = 1; fromEnd <= fixed; fromEnd++) {
      String expected = pattern.get(pattern.size() - fromEnd);
      if (!matches(expected, labels.get(labels.size() - fromEnd))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String expected, String label) {
    if (expected.startsWith(REGION)) {
      String suffix = expected.substring(REGION.length());
      return label.length() > suffix.length() && label.endsWith(suffix);
    }
    return expected.equals("*") ? !label.isEmpty() : expected.equals(label);
  }

  /** Returns the label, or the part of it, in the place of {@code {region}}. */
  @Nullable String region(List<String> labels) {
    for (int fromEnd = 1; fromEnd <= pattern.size(); fromEnd++) {
      String expected = pattern.get(pattern.size() - fromEnd);
      if (expected.startsWith(REGION)) {
        String label = labels.get(labels.size() - fromEnd);
        return label.substring(0, label.length() - (expected.length() - REGION.length()));
      }
    }
    return null;
  }
}
