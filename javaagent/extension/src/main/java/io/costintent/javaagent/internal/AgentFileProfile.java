/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

/** The profile, before the agent looks at what it is to instrument. */
public final class AgentFileProfile extends AgentFileCustomizer {
  /** Creates it, for the agent. */
  public AgentFileProfile() {}

  @Override
  Object change(Object model) {
    return AgentFile.withProfile(model);
  }

  @Override
  public int order() {
    return Integer.MIN_VALUE;
  }
}
