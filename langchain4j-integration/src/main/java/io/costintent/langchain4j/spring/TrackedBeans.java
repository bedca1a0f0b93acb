/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.spring;

import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.scoring.ScoringModel;
import io.costintent.CostTracking;
import io.costintent.langchain4j.ModelOptions;
import io.costintent.langchain4j.TrackedModels;
import io.costintent.langchain4j.service.IntendedServices;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Wraps the beans that are models, so that their calls are recorded and budgets can deny them, and
 * those that are AI services, so that their methods run with the intent they state.
 *
 * <p>A wrapped model stays of its class, unless a subclass cannot stand in for it: it is injected
 * wherever it was before. Thread-safe.
 *
 * @since 0.1
 */
public final class TrackedBeans implements BeanPostProcessor {
  private static final String SERVICES = "dev.langchain4j.service.";

  private static final List<Class<?>> MODELS =
      List.of(
          ChatModel.class,
          StreamingChatModel.class,
          EmbeddingModel.class,
          ScoringModel.class,
          ImageModel.class,
          ModerationModel.class,
          LanguageModel.class,
          StreamingLanguageModel.class,
          AudioTranscriptionModel.class);

  private final Supplier<CostTracking> tracking;

  TrackedBeans(Supplier<CostTracking> tracking) {
    this.tracking = tracking;
  }

  @Override
  @SuppressWarnings(
      "ReferenceEquality") // this very bean: it is tracked already, or tracking is off
  public Object postProcessAfterInitialization(Object bean, String name) {
    Map<Class<?>, Object> tracked = new LinkedHashMap<>();
    for (Class<?> model : MODELS) {
      if (model.isInstance(bean)) {
        Object stand = wrapped(model, bean);
        if (stand != bean) {
          tracked.put(model, stand);
        }
      }
    }
    if (!tracked.isEmpty()) {
      return TrackedBean.of(bean, tracked);
    }
    return isService(bean) ? service(bean.getClass().getInterfaces()[0], bean) : bean;
  }

  private <M> Object wrapped(Class<M> type, Object bean) {
    return TrackedModels.wrap(type, type.cast(bean), tracking.get(), ModelOptions.defaults());
  }

  /** What LangChain4j makes of an interface is a proxy of it alone. */
  private static boolean isService(Object bean) {
    return Proxy.isProxyClass(bean.getClass())
        && bean.getClass().getInterfaces().length == 1
        && Proxy.getInvocationHandler(bean).getClass().getName().startsWith(SERVICES);
  }

  private static <S> Object service(Class<S> type, Object bean) {
    return IntendedServices.wrap(type, type.cast(bean));
  }
}
