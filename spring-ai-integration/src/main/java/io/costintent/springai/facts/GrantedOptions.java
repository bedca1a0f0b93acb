/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelRequest;
import io.costintent.proxy.Getters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A chat's prompt as a budget or a policy granted it: with options that are a copy of those asked
 * for. The two generations of Spring AI copy options in ways that have nothing in common.
 */
public final class GrantedOptions {
  private final Getters getters;

  /** Creates one that looks getters up with {@code getters}. */
  public GrantedOptions(Getters getters) {
    this.getters = requireNonNull(getters, "getters");
  }

  /**
   * Returns the same prompt with the model and the limit on output that were granted.
   *
   * @param defaults the model's options, which hold where the prompt has none
   * @throws ReflectiveOperationException when options are of neither generation
   */
  public Prompt in(
      Prompt prompt, @Nullable Object defaults, ModelRequest asked, ModelRequest granted)
      throws ReflectiveOperationException {
    Object options = prompt.getOptions() == null ? defaults : prompt.getOptions();
    Map<String, Object> changes = new LinkedHashMap<>();
    if (!granted.model().equals(asked.model())) {
      changes.put("model", granted.model());
    }
    if (granted.maxOutputTokens() != asked.maxOutputTokens()) {
      int limit = (int) Math.min(granted.maxOutputTokens(), Integer.MAX_VALUE);
      changes.put(limitOf(requireNonNull(options, "options"), asked.provider()), limit);
    }
    return new Prompt(prompt.getInstructions(), copy(requireNonNull(options, "options"), changes));
  }

  /**
   * OpenAI's reasoning models refuse the limit's former name, and of those who speak its protocol
   * not all know the new one.
   */
  private String limitOf(Object options, String provider) {
    boolean knowsNewName = getters.has(options, "getMaxCompletionTokens");
    boolean usesFormer = getters.get(options, "getMaxTokens") != null;
    boolean newName = provider.equals("openai") || provider.startsWith("azure");
    return knowsNewName && newName && !usesFormer ? "maxCompletionTokens" : "maxTokens";
  }

  private static ChatOptions copy(Object options, Map<String, Object> changes)
      throws ReflectiveOperationException {
    Method mutate = find(options.getClass(), "mutate", null);
    if (mutate == null) {
      Object copy = invoke(required(options.getClass(), "copy", null), options);
      for (Map.Entry<String, Object> change : changes.entrySet()) {
        invoke(setter(copy, setterOf(change.getKey()), change.getValue()), copy, change.getValue());
      }
      return (ChatOptions) copy;
    }
    Object builder = invoke(mutate, options);
    for (Map.Entry<String, Object> change : changes.entrySet()) {
      invoke(setter(builder, change.getKey(), change.getValue()), builder, change.getValue());
    }
    return (ChatOptions) invoke(required(builder.getClass(), "build", null), builder);
  }

  private static String setterOf(String property) {
    return "set" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
  }

  private static Method setter(Object target, String name, Object value)
      throws NoSuchMethodException {
    return required(target.getClass(), name, value.getClass());
  }

  private static Method required(Class<?> type, String name, @Nullable Class<?> parameter)
      throws NoSuchMethodException {
    Method method = find(type, name, parameter);
    if (method == null) {
      throw new NoSuchMethodException(type.getName() + '.' + name);
    }
    return method;
  }

  /** Returns a method of a class or interface that may be called from here, or null. */
  private static @Nullable Method find(Class<?> type, String name, @Nullable Class<?> parameter) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && takes(method, parameter)
          && Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
        return method;
      }
    }
    for (Class<?> inherited : type.getInterfaces()) {
      Method method = find(inherited, name, parameter);
      if (method != null) {
        return method;
      }
    }
    return type.getSuperclass() == null ? null : find(type.getSuperclass(), name, parameter);
  }

  private static boolean takes(Method method, @Nullable Class<?> parameter) {
    Class<?>[] types = method.getParameterTypes();
    return parameter == null
        ? types.length == 0
        : types.length == 1 && types[0].isAssignableFrom(parameter);
  }

  private static Object invoke(Method method, Object target, Object... arguments)
      throws IllegalAccessException, InvocationTargetException {
    Object result = method.invoke(target, arguments);
    return result == null ? target : result;
  }
}
