package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;

/** Somebody who may know types that are not written down. */
interface Types {
    /** Nobody. */
    Types NONE = new Types() {
        @Override
        public Optional<String> of(Binding binding) {
            return Optional.empty();
        }

        @Override
        public Optional<String> receiver(RustNode method) {
            return Optional.empty();
        }
    };

    /** The type of a variable, as it can be written; empty if it is not known. */
    Optional<String> of(Binding binding) throws FailureException, InterruptedException;

    /** How the method whose name {@code method} is takes what it is called upon: {@code &self} and the like. */
    Optional<String> receiver(RustNode method) throws InterruptedException;
}
