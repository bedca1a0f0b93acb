/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;

import io.costintent.javaagent.door.Hook;
import io.costintent.javaagent.internal.Agent;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The hooks into one library. The module's name switches it off, as in {@code
 * -Dotel.instrumentation.costintent-openai.enabled=false}; {@code costintent} is the name of all.
 *
 * @since 0.1
 */
public abstract class CostIntentModule extends InstrumentationModule {
  private @Nullable Boolean accepted;

  /** Creates the module of this name. */
  protected CostIntentModule(String name) {
    super(name, "costintent");
  }

  /** Returns the hooks; asked more than once. */
  protected abstract List<Hook> hooks();

  @Override
  public final List<TypeInstrumentation> typeInstrumentations() {
    List<Hook> hooks = hooks();
    return isAccepted(hooks) ? List.of(new HookedTypes(hooks)) : List.of();
  }

  /** The agent asks for instrumentations more than once where it looks at advice first. */
  private synchronized boolean isAccepted(List<Hook> hooks) {
    if (accepted == null) {
      accepted = Agent.accept(hooks);
    }
    return accepted;
  }

  /** Nothing is copied into applications but the advice itself. */
  @Override
  public boolean isHelperClass(String className) {
    return false;
  }

  /** Returns the name of a class that all versions of the library have. */
  protected abstract String marker();

  /** Matches class loaders of applications that have the library. */
  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return hasClassesNamed(marker());
  }
}
