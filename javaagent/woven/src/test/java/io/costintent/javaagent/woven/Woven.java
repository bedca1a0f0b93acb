/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import io.costintent.CostTracking;
import io.costintent.javaagent.advice.CallAdvice;
import io.costintent.javaagent.bootstrap.CallBridge;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/**
 * The agent's doors in this very process, without the agent: its advice is woven into the SDKs, and
 * leads to the doors.
 */
public final class Woven {
  private static final List<WovenHook> HOOKS = Hooks.all();
  private static final WovenHandler HANDLER = new WovenHandler(HOOKS);

  static {
    AgentBuilder builder =
        new AgentBuilder.Default()
            .disableClassFormatChanges()
            .with(RedefinitionStrategy.RETRANSFORMATION);
    for (WovenHook hook : HOOKS) {
      builder =
          builder
              .type(hook.types())
              .transform((type, description, loader, module, domain) ->
                  type.visit(Advice.to(CallAdvice.class).on(hook.hook().methods())));
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
