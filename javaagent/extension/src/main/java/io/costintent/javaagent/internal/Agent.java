/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.CostTracking;
import io.costintent.intent.rule.MethodRule;
import io.costintent.javaagent.bootstrap.ApplicationBridge;
import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.door.Hook;
import io.costintent.javaagent.place.AgentResource;
import io.costintent.javaagent.place.IntentScopes;
import io.costintent.otel.internal.Installed;
import io.costintent.provider.UsageReaders;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of Cost Intent there is once in the agent. Thread-safe. */
public final class Agent {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private static final byte[] NO_RESPONSE = {'{', '}'};

  private static final AgentResource resource = new AgentResource();
  private static final AgentTracking tracking;
  private static final List<MethodRule> methodRules;
  private static final Doors doors;
  private static final boolean installed;

  static {
    AgentConfiguration configuration = AgentConfiguration.get();
    BridgeJar.appendIfMissing();
    tracking = new AgentTracking(resource, configuration);
    methodRules = configuration.methodRules();
    doors = new Doors(tracking, new IntentScopes(methodRules, resource));
    Installed.initial(() -> tracking.get().handler());
    installed = configuration.isOn() && Bridge.install(doors);
    if (configuration.isOn() && !installed) {
      logger.warn(
          "Cost Intent is in this process twice: of two agents or extensions the first is used");
    }
  }

  /** Takes hooks of a module; false when we are off, or another agent serves this process. */
  public static boolean accept(List<Hook> hooks) {
    if (installed) {
      doors.add(hooks);
    }
    return installed;
  }

  /** Tells that a class was instrumented. */
  public static void instrumented(String type) {
    logger.debug("instrumented {}", type);
  }

  /** Builds and loads what the first call would wait for, while the application starts. */
  static void prepare() {
    tracking();
    UsageReaders.OPENAI_CHAT.read(NO_RESPONSE);
  }

  /** Returns the agent's tracking, built by the first who asks. */
  static CostTracking tracking() {
    return tracking.get();
  }

  /** The attributes of this process, to be told. */
  public static AgentResource resource() {
    return resource;
  }

  /** The rules of methods, which are to be intercepted; none when another agent does. */
  public static List<MethodRule> methodRules() {
    return installed ? methodRules : List.of();
  }

  private Agent() {}

  /** Linked only after the bridge is on the boot class path. */
  private static final class Bridge {
    static boolean install(Doors doors) {
      ApplicationBridge.agent(Agent.class.getClassLoader());
      return CallBridge.install(doors);
    }
  }
}
