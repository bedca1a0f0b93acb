/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import io.costintent.CostTracking;
import io.costintent.javaagent.door.Door;
import java.util.function.Function;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What is woven into one type. */
record Hook(
    String type,
    ElementMatcher.Junction<MethodDescription> methods,
    Function<CostTracking, Door> door) {}
