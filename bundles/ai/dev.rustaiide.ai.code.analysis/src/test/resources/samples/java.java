package com.example.app;

import java.util.List;
import java.util.Map;

/** Doc. */
@Deprecated
public final class Demo<T extends Comparable<T>> implements Runnable {
    private static final int MAX = 10;
    private String name = "a\tb";

    record Point(int x, int y) {}

    enum Color { RED, GREEN; }

    interface Shape { double area(); }

    Demo(String name) {
        this.name = name;
    }

    @Override
    public void run() {
        // comment
        for (int i = 0; i < MAX; i++) {
            var list = List.of(1.5f, 0x1F, 'c', null);
            list.forEach(item -> System.out.println(item));
        }
        switch (name) {
            case "x" -> throw new IllegalStateException();
            default -> { return; }
        }
    }
}
