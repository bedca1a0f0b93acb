/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import io.costintent.springai.ModelOptions;
import io.costintent.springai.SpringAiCalls;
import io.costintent.springai.TrackedModels;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;

/** Wraps the model that a builder of chat clients would get without us. */
public final class TrackedChatModelFactory implements FactoryBean<ChatModel> {
  /** The parameter's name, which decides where several models are beans. */
  private static final String PARAMETER = "chatModel";

  private final BeanFactory beans;
  private final SpringAiCalls calls;

  /** Creates a factory that takes the model from {@code beans}. */
  public TrackedChatModelFactory(BeanFactory beans, SpringAiCalls calls) {
    this.beans = beans;
    this.calls = calls;
  }

  @Override
  public ChatModel getObject() {
    ChatModel model = beans.getBeanProvider(ChatModel.class).getIfUnique();
    if (model == null) {
      model =
          beans.containsBean(PARAMETER)
              ? beans.getBean(PARAMETER, ChatModel.class)
              : beans.getBean(ChatModel.class);
    }
    return TrackedModels.wrap(ChatModel.class, model, calls, ModelOptions.defaults());
  }

  @Override
  public Class<ChatModel> getObjectType() {
    return ChatModel.class;
  }

  @Override
  public boolean isSingleton() {
    return false;
  }
}
