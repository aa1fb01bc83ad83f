package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.List;

/** One name of a path, and where it stands. */
record Segment(String name, int start, int end) {
    static List<String> names(List<Segment> segments) {
        return segments.stream().map(Segment::name).toList();
    }
}
