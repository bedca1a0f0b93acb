/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.agentic;

import dev.langchain4j.agentic.observability.AgentInvocationError;
import dev.langchain4j.agentic.observability.AgentListener;
import dev.langchain4j.agentic.observability.AgentRequest;
import dev.langchain4j.agentic.observability.AgentResponse;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.scope.AgenticScope;
import io.costintent.call.Guarded;
import io.costintent.langchain4j.internal.NextAgent;
import io.costintent.telemetry.GenAiAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Puts the name and the id of an agent on the spans of its model calls, and gives those that run on
 * other threads the intent with which the system of agents was invoked.
 *
 * {@snippet class="io.costintent.langchain4j.SnippetsModuleTest" region="agents"}
 *
 * <p>To be set on the outermost agent; those below inherit it. It bills nothing: the model of each
 * agent does. Thread-safe.
 *
 * @since 0.1
 */
public final class CostIntentAgentListener implements AgentListener {
  private static final String PLACE = "agent listener";

  private final Map<AgenticScope, Context> callers =
      Collections.synchronizedMap(new WeakHashMap<>());

  private CostIntentAgentListener() {}

  /** Returns a listener, for one system of agents or for several. */
  public static CostIntentAgentListener create() {
    return new CostIntentAgentListener();
  }

  @Override
  public boolean inheritedBySubagents() {
    return true;
  }

  @Override
  public void beforeAgentInvocation(AgentRequest request) {
    Guarded.run(PLACE, () -> begin(request.agent(), request.agenticScope()));
  }

  private void begin(AgentInstance agent, AgenticScope scope) {
    Context current = Context.current();
    if (agent.parent() == null) {
      callers.put(scope, current);
    }
    Attributes attributes =
        Attributes.builder()
            .put(GenAiAttributes.AGENT_NAME, agent.name())
            .put(GenAiAttributes.AGENT_ID, agent.agentId())
            .build();
    Context caller = callers.getOrDefault(scope, current);
    NextAgent.note(new NextAgent(agent.type().getName(), attributes, caller));
  }

  @Override
  public void afterAgentInvocation(AgentResponse response) {
    Guarded.run(PLACE, () -> end(response.agent(), response.agenticScope()));
  }

  @Override
  public void onAgentInvocationError(AgentInvocationError error) {
    Guarded.run(PLACE, () -> end(error.agent(), error.agenticScope()));
  }

  private void end(AgentInstance agent, AgenticScope scope) {
    NextAgent.forget();
    if (agent.parent() == null) {
      callers.remove(scope);
    }
  }
}
