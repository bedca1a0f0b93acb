/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.intent;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * Intercepts the methods of beans that state an intent, by {@code @CostIntended} on them, on their
 * class, on an interface of it or on an annotation of the application's own.
 *
 * <p>It runs inside what makes methods asynchronous: the intent holds on the thread that does the
 * work. Thread-safe.
 *
 * @since 0.1
 */
@SuppressWarnings("serial") // as all post-processors of its kind
public final class IntendedBeans extends AbstractBeanFactoryAwareAdvisingPostProcessor {
  IntendedBeans(boolean proxyTargetClass) {
    StatedIntents intents = new StatedIntents();
    this.advisor =
        new DefaultPointcutAdvisor(
            new StaticMethodMatcherPointcut() {
              @Override
              public boolean matches(Method method, Class<?> type) {
                return method.getDeclaringClass() != Object.class
                    && !intents.of(method, type).isEmpty();
              }
            },
            new IntendedCalls(intents));
    setProxyTargetClass(proxyTargetClass);
    setBeforeExistingAdvisors(true);
    setOrder(LOWEST_PRECEDENCE - 1); // those for async, scheduled and listening methods come last
  }

  /** A final class has no subclass, but may have interfaces. */
  @Override
  protected ProxyFactory prepareProxyFactory(Object bean, String name) {
    ProxyFactory factory = super.prepareProxyFactory(bean, name);
    if (Modifier.isFinal(bean.getClass().getModifiers())) {
      factory.setProxyTargetClass(false);
    }
    return factory;
  }
}
