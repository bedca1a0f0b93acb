/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

/** Intent and cost on spans and no intent in requests, after others have added theirs. */
public final class AgentFileParts extends AgentFileCustomizer {
  /** Creates it, for the agent. */
  public AgentFileParts() {}

  @Override
  Object change(Object model) {
    return AgentFile.withParts(model);
  }

  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }
}
