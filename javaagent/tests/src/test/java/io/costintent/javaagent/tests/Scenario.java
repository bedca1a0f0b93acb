/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import io.costintent.testkit.simulator.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call that goes another way than most, and what there must be of it afterwards.
 *
 * @param what what happens, the beginning of the model's name
 * @param call what the program knows it by
 * @param replies what the provider answers, one after the other; the last one for good
 * @param outcome what the program gets
 * @param requests how many the provider sees
 * @param cost the exact amount in US dollars, or empty when there must be none
 * @param status as in {@code costintent.cost.status}
 * @param reason as in {@code costintent.cost.reasons}, or empty when there must be none
 * @param ending as in {@code costintent.call.ending}, or empty when the call completes
 * @param attributes others that the span must have
 */
record Scenario(
    String what,
    String call,
    String provider,
    List<Reply> replies,
    String outcome,
    int requests,
    String cost,
    String status,
    String reason,
    String ending,
    Map<String, Object> attributes) {
  /** Returns one in which the call goes well and costs this much. */
  static Scenario priced(String what, String call, String cost, Reply... replies) {
    return new Scenario(
        what,
        call,
        providerOf(call),
        List.of(replies),
        "answered",
        replies.length,
        cost,
        "exact",
        "",
        "",
        Map.of());
  }

  /** Returns one that ends before all of its usage is told, and costs at least this much. */
  static Scenario estimated(String what, String call, String cost, Reply... replies) {
    return new Scenario(
        what,
        call,
        providerOf(call),
        List.of(replies),
        "answered",
        replies.length,
        cost,
        "estimated",
        "usage_partial",
        "cancelled",
        Map.of());
  }

  /** Returns one of which nobody can say what it cost. */
  static Scenario unpriced(String what, String call, String reason, Reply... replies) {
    return new Scenario(
        what,
        call,
        providerOf(call),
        List.of(replies),
        "answered",
        replies.length,
        "",
        "unpriced",
        reason,
        "",
        Map.of());
  }

  private static String providerOf(String call) {
    return switch (call.substring(0, call.indexOf('-'))) {
      case "gemini" -> "gcp.gemini";
      case "bedrock" -> "aws.bedrock";
      default -> call.substring(0, call.indexOf('-'));
    };
  }

  /** Returns the same that throws in the application, and ends so. */
  Scenario failing(String newEnding) {
    return new Scenario(
        what,
        call,
        provider,
        replies,
        "thrown",
        requests,
        cost,
        status,
        reason,
        newEnding,
        attributes);
  }

  /** Returns the same that ends so. */
  Scenario ending(String newEnding) {
    return new Scenario(
        what,
        call,
        provider,
        replies,
        outcome,
        requests,
        cost,
        status,
        reason,
        newEnding,
        attributes);
  }

  /** Returns the same with so many requests. */
  Scenario requests(int count) {
    return new Scenario(
        what, call, provider, replies, outcome, count, cost, status, reason, ending, attributes);
  }

  /** Returns the same whose span has this attribute, too. */
  Scenario telling(String key, Object value) {
    Map<String, Object> more = new TreeMap<>(attributes);
    more.put(key, value);
    return new Scenario(
        what, call, provider, replies, outcome, requests, cost, status, reason, ending, more);
  }

  /** The model that only this scenario asks for. */
  String model() {
    return what + "-" + call;
  }

  @Override
  public String toString() {
    return model();
  }
}
