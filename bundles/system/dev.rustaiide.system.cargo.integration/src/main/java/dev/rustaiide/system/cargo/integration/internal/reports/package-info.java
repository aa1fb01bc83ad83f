/**
 * Reading what builds leave: pages of times, and programs.
 *
 * <p>Invariant: both are input from outside; what is damaged gives a failure and never more work than its size.
 */
@NullMarked
package dev.rustaiide.system.cargo.integration.internal.reports;

import org.jspecify.annotations.NullMarked;
