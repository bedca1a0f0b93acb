/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import io.costintent.intent.rule.IntentReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The intent of requests by method and path, as {@code costintent.routes} says.
 *
 * <p>Of the routes that match, the most specific one wins as with Spring's own mappings, key by
 * key: more general ones say what it leaves open. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Routes {
  private static final Comparator<Route> GENERAL_FIRST =
      Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR)
          .thenComparing(route -> route.method() == null)
          .reversed();

  private final List<Route> generalFirst;

  /**
   * Reads routes.
   *
   * @param node a list of maps of {@code path}, {@code method} and keys of an intent; null for none
   * @throws ConfigException naming all that is wrong
   */
  static Routes read(@Nullable ConfigNode node) {
    ConfigProblems problems = new ConfigProblems();
    List<ConfigNode> items = node == null ? null : problems.read(node::list);
    List<Route> routes =
        new ArrayList<>(
            items == null ? List.of() : problems.readEach(items, item -> route(item, problems)));
    problems.throwIfAny();
    routes.sort(GENERAL_FIRST);
    return new Routes(routes);
  }

  private Routes(List<Route> generalFirst) {
    this.generalFirst = List.copyOf(generalFirst);
  }

  private static Route route(ConfigNode item, ConfigProblems problems) {
    CostIntent.Builder intent = CostIntent.builder();
    for (Map.Entry<String, ConfigNode> entry : item.map().entrySet()) {
      if (!entry.getKey().equals("path") && !entry.getKey().equals("method")) {
        IntentReader.readEntry(entry.getKey(), entry.getValue(), intent, problems);
      }
    }
    ConfigNode method = item.child("method");
    String named =
        method == null ? null : problems.read(() -> method.parse("an HTTP method", Routes::method));
    PathPattern pattern =
        item.require("path")
            .parse("a path such as /chat/**", PathPatternParser.defaultInstance::parse);
    CostIntent said = intent.build();
    if (said.isEmpty() && problems.isEmpty()) {
      problems.add(item, "a key of an intent besides the path, such as team");
    }
    return new Route(pattern, named, said);
  }

  private static String method(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    for (HttpMethod known : HttpMethod.values()) {
      if (known.name().equals(upper)) {
        return upper;
      }
    }
    throw new IllegalArgumentException(text);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return generalFirst.isEmpty();
  }

  /**
   * Returns what a request is for.
   *
   * @param method in upper case
   * @param path within the application
   */
  public CostIntent intentOf(String method, PathContainer path) {
    CostIntent intent = CostIntent.none();
    for (Route route : generalFirst) {
      if (route.matches(method, path)) {
        intent = intent.refinedBy(route.intent());
      }
    }
    return intent;
  }
}
