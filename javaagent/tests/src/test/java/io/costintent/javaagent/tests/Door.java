/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.usage.UsageUnit;

/**
 * One way to call a model, by the name that the program knows it by.
 *
 * @param sdk the artifact of the provider's SDK
 * @param family what the model's name must begin with, or empty
 * @param sample what is answered, and what that costs
 */
record Door(String name, String sdk, String family, Sample sample) {
  static Door of(String name, String sdk, Sample sample) {
    return new Door(name, sdk, "", sample);
  }

  /** The model that only this door asks for. */
  String model() {
    return family + name;
  }

  /** A model that no policy approves. */
  String deniedModel() {
    return family + "denied-" + name;
  }

  /** A model with which the provider refuses every request. */
  String failingModel() {
    return family + "failing-" + name;
  }

  /** What the provider answers; audio says nothing of what it took. */
  Reply reply() {
    return sample.usage().containsKey(UsageUnit.INPUT_CHARACTERS)
        ? sample.builder().build()
        : sample.reply();
  }

  /** The argument of the program for a call with one of them. */
  String call(String model) {
    return name + "=" + model;
  }
}
