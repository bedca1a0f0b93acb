/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The intent of calls by the place they are made from.
 *
 * <p>Of the rules that match a place, the first one wins, key by key: later ones say what earlier
 * ones leave open. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class IntentRules {
  private static final IntentRules NONE = new IntentRules(List.of());

  private final List<IntentRule> all;
  private final List<IntentRule> ofPlaces;
  private final List<MethodRule> ofMethods;

  /** Returns rules that say nothing. */
  public static IntentRules none() {
    return NONE;
  }

  /**
   * Reads rules.
   *
   * @param node a list of maps of {@code when} and {@code intent}; null for none
   */
  public static IntentRules read(@Nullable ConfigNode node, ConfigProblems problems) {
    List<ConfigNode> items = node == null ? null : problems.read(node::list);
    if (items == null) {
      return NONE;
    }
    RuleReader reader = new RuleReader(problems);
    List<IntentRule> rules = new ArrayList<>();
    for (ConfigNode item : items) {
      IntentRule rule = reader.read(item);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return new IntentRules(rules);
  }

  private IntentRules(List<IntentRule> rules) {
    this.all = List.copyOf(rules);
    List<IntentRule> places = new ArrayList<>();
    List<MethodRule> methods = new ArrayList<>();
    for (IntentRule rule : rules) {
      MethodPattern method = rule.method();
      if (method == null) {
        places.add(rule);
      } else {
        methods.add(new MethodRule(method, rule));
      }
    }
    this.ofPlaces = List.copyOf(places);
    this.ofMethods = List.copyOf(methods);
  }

  /** What a call is for that is made at {@code place}; methods around it are not looked at. */
  public CostIntent intentAt(CallPlace place) {
    CostIntent intent = CostIntent.none();
    for (IntentRule rule : ofPlaces) {
      if (rule.matches(place)) {
        intent = rule.intent().refinedBy(intent);
      }
    }
    return intent;
  }

  /** Returns the rules that match a place, described as {@link #describe} does. */
  public List<String> matching(CallPlace place) {
    return ofPlaces.stream().filter(rule -> rule.matches(place)).map(IntentRule::describe).toList();
  }

  /** The rules of methods, which somebody has to intercept, in the order they were written. */
  public List<MethodRule> methods() {
    return ofMethods;
  }

  /** Whether any rule is about places rather than methods. */
  public boolean isOfPlaces() {
    return !ofPlaces.isEmpty();
  }

  /** Returns the rules about more than threads and resources, described. */
  public List<String> beyondThreads() {
    return all.stream().filter(IntentRule::isBeyondThreads).map(IntentRule::describe).toList();
  }

  /** Returns each rule on a line, as for somebody who checks a configuration; not a contract. */
  public List<String> describe() {
    return all.stream().map(IntentRule::describe).toList();
  }
}
