package dev.rustaiide.app.ui.components;

/** One thing to pick and how it looks. */
public record PickerItem<T>(T value, Row row) {}
