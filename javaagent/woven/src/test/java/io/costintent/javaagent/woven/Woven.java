/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.costintent.CostTracking;
import io.costintent.javaagent.bootstrap.CallBridge;
import java.util.Map;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/**
 * The agent's doors in this very process, without the agent: its advice is woven into the SDKs, and
 * leads to the doors.
 */
public final class Woven {
  private static final Map<String, Hook> HOOKS = Hooks.byType();
  private static final WovenHandler HANDLER = new WovenHandler(HOOKS);

  static {
    AgentBuilder builder =
        new AgentBuilder.Default()
            .disableClassFormatChanges()
            .with(RedefinitionStrategy.RETRANSFORMATION);
    for (Hook hook : HOOKS.values()) {
      builder =
          builder
              .type(named(hook.type()))
              .transform((type, description, loader, module, domain) ->
                  type.visit(
                      Advice.to(CallAdvice.class)
                          .on(hook.methods().and(not(isSynthetic())))));
    }
    builder.installOn(ByteBuddyAgent.install());
    CallBridge.install(HANDLER);
  }

  /**
   * Has the doors record with {@code tracking}, from now on.
   *
   * @return what wraps no client, for those who would wrap them
   */
  public static CostTracking telling(CostTracking tracking) {
    HANDLER.open(tracking);
    return CostTracking.noop();
  }

  private Woven() {}
}
