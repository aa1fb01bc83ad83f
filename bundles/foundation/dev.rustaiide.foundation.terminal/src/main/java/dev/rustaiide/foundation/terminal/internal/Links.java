package dev.rustaiide.foundation.terminal.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The addresses of links, by numbers from 1. */
final class Links {
    private static final int MOST = 1 << 16;
    private static final int LONGEST = 2083;
    private static final int MOST_CHARACTERS = 1 << 22;

    private final List<String> addresses = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int characters;

    /** The number of {@code address}; 0 if it is empty, or there are too many. */
    int of(String address) {
        Integer known = numbers.get(address);
        if (known != null) {
            return known;
        }
        if (address.isEmpty() || address.length() > LONGEST || addresses.size() == MOST
                || characters + address.length() > MOST_CHARACTERS) {
            return 0;
        }
        addresses.add(address);
        characters += address.length();
        numbers.put(address, addresses.size());
        return addresses.size();
    }

    String address(int number) {
        return addresses.get(number - 1);
    }
}
