/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.type.MethodMetadata;

/**
 * Has the auto-configured builder of chat clients get a wrapped model. The model's own bean stays
 * what it is, since its class may be final and is injected by name.
 */
public final class TrackedChatClients implements BeanFactoryPostProcessor {
  private static final String BUILDER = "chatClientBuilder";
  private static final String AUTO_CONFIGURATION =
      "org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration";

  TrackedChatClients() {}

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    if (factory.containsBeanDefinition(BUILDER)
        && factory.getBeanDefinition(BUILDER) instanceof AnnotatedBeanDefinition builder
        && isAutoConfigured(builder)) {
      RootBeanDefinition model = new RootBeanDefinition(TrackedChatModelFactory.class);
      model.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
      model.setScope(ConfigurableBeanFactory.SCOPE_PROTOTYPE);
      builder
          .getConstructorArgumentValues()
          .addGenericArgumentValue(new ValueHolder(model, ChatModel.class.getName()));
    }
  }

  private static boolean isAutoConfigured(AnnotatedBeanDefinition builder) {
    MethodMetadata factory = builder.getFactoryMethodMetadata();
    return factory != null && factory.getDeclaringClassName().equals(AUTO_CONFIGURATION);
  }
}
