/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import io.costintent.config.DottedKey.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the tree that a flat list of dotted keys describes. Not thread-safe. */
final class DottedTree {
  private final Branch root;
  private final ConfigProblems problems;

  DottedTree(String source, ConfigProblems problems) {
    this.root = new Branch(ConfigPath.ROOT, Location.of(source));
    this.problems = problems;
  }

  void put(String key, String value, Location location) {
    List<Part> parts = DottedKey.parts(key);
    if (parts.isEmpty() || parts.size() > DocumentReader.MAX_DEPTH) {
      ConfigPath path = new ConfigPath(ConfigPath.escape(key), false);
      problems.add(location, path, "not a key (expected: a form such as budgets[0].limit)");
      return;
    }
    Branch branch = root;
    for (Part part : parts) {
      if (branch.text != null || branch.isMapFor(part) || branch.isListFor(part)) {
        clash(branch, location);
        return;
      }
      branch = branch.descend(part, location);
    }
    if (branch.text != null) {
      String first = "set twice, first at " + branch.location;
      problems.add(location, branch.path, first + " (expected: once)");
    } else if (!branch.keys.isEmpty() || !branch.items.isEmpty()) {
      clash(branch, location);
    } else {
      branch.text = value;
    }
  }

  ConfigNode build() {
    return root.keys.isEmpty() && root.items.isEmpty()
        ? ConfigNode.empty(root.location.source())
        : build(root);
  }

  private void clash(Branch branch, Location location) {
    String other = "written in another form at " + branch.location;
    problems.add(location, branch.path, other + " (expected: either a value, a list or a map)");
  }

  private ConfigNode build(Branch branch) {
    if (branch.text != null) {
      return ConfigNode.scalar(branch.path, branch.location, branch.text);
    }
    if (branch.items.isEmpty()) {
      Map<String, ConfigNode> entries = new LinkedHashMap<>();
      branch.keys.forEach((name, child) -> entries.put(name, build(child)));
      return ConfigNode.map(branch.path, branch.location, entries);
    }
    List<ConfigNode> items = new ArrayList<>();
    for (Map.Entry<Integer, Branch> item : branch.items.entrySet()) {
      Branch child = item.getValue();
      if (item.getKey() > items.size()) {
        String missing = branch.path.item(items.size()).text();
        problems.add(child.location, child.path, "after a gap (expected: " + missing + ")");
        break;
      }
      items.add(build(child));
    }
    return ConfigNode.list(branch.path, branch.location, items);
  }

  private static final class Branch {
    final ConfigPath path;
    final Location location;
    final Map<String, Branch> keys = new LinkedHashMap<>();
    final Map<Integer, Branch> items = new TreeMap<>();
    @Nullable String text;

    Branch(ConfigPath path, Location location) {
      this.path = path;
      this.location = location;
    }

    boolean isMapFor(Part part) {
      return part.name() == null && !keys.isEmpty();
    }

    boolean isListFor(Part part) {
      return part.name() != null && !items.isEmpty();
    }

    Branch descend(Part part, Location from) {
      String name = part.name();
      return name != null
          ? keys.computeIfAbsent(name, key -> new Branch(path.key(key), from))
          : items.computeIfAbsent(part.index(), index -> new Branch(path.item(index), from));
    }
  }
}
