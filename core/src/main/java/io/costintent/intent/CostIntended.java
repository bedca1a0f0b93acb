/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The intent of every model call made below a method, or below any method of a type.
 *
 * <p>Read by the adapters that can intercept the method: the Java agent, Spring and LangChain4j. A
 * method refines its type, and both refine what was current before. An empty value says nothing.
 * {@link CostIntent#of(CostIntended)} has the same meaning for code that reads it itself.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CostIntended {
  /** {@code costintent.team}. */
  String team() default "";

  /** {@code costintent.product}. */
  String product() default "";

  /** {@code costintent.feature}. */
  String feature() default "";

  /** {@code costintent.use_case}. */
  String useCase() default "";

  /** {@code costintent.owner}. */
  String owner() default "";

  /** {@code costintent.cost_center}. */
  String costCenter() default "";

  /** {@code costintent.purpose}. */
  Purpose purpose() default Purpose.UNSPECIFIED;

  /** {@code costintent.experiment.id}. */
  String experiment() default "";

  /** {@code costintent.outcome.type}. */
  String outcomeType() default "";
}
