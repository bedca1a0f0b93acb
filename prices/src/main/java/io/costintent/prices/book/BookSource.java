/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A collection of prices that a book was made from.
 *
 * @param id how cards name it
 * @param name its name among people
 * @param url where it is published, or null
 * @param licence its licence, or null
 * @param retrieved the day that its content is from
 * @param sha256 what identifies the files read, or null
 */
public record BookSource(
    String id,
    String name,
    @Nullable String url,
    @Nullable String licence,
    LocalDate retrieved,
    @Nullable String sha256) {}
