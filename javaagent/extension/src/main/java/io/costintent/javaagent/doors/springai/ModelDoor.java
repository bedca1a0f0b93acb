/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.springai;

import io.costintent.CostTracking;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Denial;
import io.costintent.javaagent.doors.Running;
import io.costintent.policy.CallDeniedException;
import io.costintent.springai.ModelInvocation;
import io.costintent.springai.ModelInvocations;
import io.costintent.springai.ModelOptions;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.StreamingChatModel;
import org.springframework.ai.chat.prompt.Prompt;

/** The methods of Spring AI's models that are calls, of whatever class. */
public final class ModelDoor implements Door {
  private static final String SUBCLASS_OF_SPRING = "$$SpringCGLIB$$";

  private final ModelInvocations invocations;
  private final Map<Object, ModelOptions> models = Collections.synchronizedMap(new WeakHashMap<>());

  /** Creates a door whose calls are recorded with {@code tracking}. */
  public ModelDoor(CostTracking tracking) {
    this.invocations = ModelInvocations.create(tracking);
  }

  @Override
  public @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments) {
    if (target == null || standsForAnother(target) || invocations.isNone(target, arguments)) {
      return null;
    }
    ModelOptions options = models.computeIfAbsent(target, ModelFacts::optionsOf);
    if (method.equals("stream")) {
      return running(
          invocations.stream((StreamingChatModel) target, options, (Prompt) arguments[0]));
    }
    try {
      return running(invocations.call(target, options, arguments[0]));
    } catch (CallDeniedException denial) {
      return Denial.thrown(denial);
    }
  }

  /** What it stands for is entered next. */
  private static boolean standsForAnother(Object target) {
    Class<?> type = target.getClass();
    return Proxy.isProxyClass(type) || type.getName().contains(SUBCLASS_OF_SPRING);
  }

  private static Passage running(ModelInvocation invocation) {
    return new Running(
        invocation.context(),
        new Object[] {invocation.request()},
        invocation::returned,
        invocation::failed);
  }
}
