/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SdkServicesTest {
  /** Of the newest SDKs: a class that was renamed would go unrecorded, silently. */
  @ParameterizedTest
  @MethodSource("classes")
  void everyClass_hasAMethodThatIsHooked(SdkServices services, String type) throws Exception {
    Class<?> hooked = Class.forName(type, false, SdkServicesTest.class.getClassLoader());

    assertThat(
            Arrays.stream(hooked.getDeclaredMethods())
                .filter(method -> services.methods().contains(method.getName()))
                .filter(method -> method.getParameterCount() == 2)
                .map(Method::getParameterTypes)
                .map(types -> types[1].getSimpleName()))
        .isNotEmpty()
        .containsOnly("RequestOptions");
  }

  static Stream<Object[]> classes() {
    return Stream.of(SdkServices.openAi(), SdkServices.anthropic())
        .flatMap(services -> services.types().stream().map(type -> new Object[] {services, type}));
  }

  @ParameterizedTest
  @MethodSource("sdks")
  void marker_isAClassOfTheSdk(SdkServices services) throws Exception {
    assertThat(Class.forName(services.marker(), false, SdkServicesTest.class.getClassLoader()))
        .isNotNull();
  }

  static Stream<SdkServices> sdks() {
    return Stream.of(SdkServices.openAi(), SdkServices.anthropic());
  }
}
