package dev.rustaiide.ai.refactoring.rust.internal.items;

/** The namespaces of Rust: one name may stand for something else in each. */
enum Space {
    TYPE, VALUE, MACRO
}
