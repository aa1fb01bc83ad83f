package dev.rustaiide.system.lsp.extensions.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Records as JSON and back, by what their components are: texts, whole numbers, truth values, constants of enums by
 * their names in lower case, records, lists of these, and optional ones, which are left out. Members that a record does
 * not have are passed over, as LSP has it.
 */
public final class Wire {
    private Wire() {}

    public static Json json(Record value) {
        var object = Json.object();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = call(component, value);
            if (!(part instanceof Optional<?> optional)) {
                object.put(component.getName(), any(part));
            } else if (optional.isPresent()) {
                object.put(component.getName(), any(optional.get()));
            }
        }
        return object.build();
    }

    private static Object call(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record of the wire must be public: " + value.getClass(), impossible);
        }
    }

    private static Json any(Object value) {
        return switch (value) {
            case String text -> Json.of(text);
            case Integer number -> Json.of(number);
            case Boolean flag -> Json.of(flag);
            case Enum<?> constant -> Json.of(word(constant));
            case Record record -> json(record);
            case List<?> list -> Json.array(list.stream().map(Wire::any).toList());
            default -> throw new IllegalArgumentException("nothing for the wire: " + value.getClass());
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws JsonException if {@code json} is no such record; its pointer tells which part is not */
    public static <T extends Record> T read(Class<T> type, Json json) throws JsonException {
        return type.cast(record(type, json, ""));
    }

    private static Object record(Class<?> type, Json json, String pointer) throws JsonException {
        if (!(json instanceof Json.Obj)) {
            throw expected("an object", pointer);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] parts = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            parts[i] = value(components[i].getGenericType(), json.get(name), pointer + '/' + name);
        }
        try {
            Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(parts);
        } catch (InvocationTargetException refused) {
            throw expected("another value", pointer);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record of the wire must be public: " + type, impossible);
        }
    }

    private static Object value(Type type, Json json, String pointer) throws JsonException {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return json.isNull() ? Optional.empty() : Optional.of(value(inner, json, pointer));
            }
            return list(inner, json, pointer);
        }
        if (type == String.class) {
            return json.asString().orElseThrow(() -> expected("a text", pointer));
        }
        if (type == boolean.class || type == Boolean.class) {
            return json.asBoolean().orElseThrow(() -> expected("true or false", pointer));
        }
        if (type == int.class || type == Integer.class) {
            return number(json, pointer);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? constant(plain, json, pointer) : record(plain, json, pointer);
    }

    private static List<Object> list(Type element, Json json, String pointer) throws JsonException {
        if (!(json instanceof Json.Arr)) {
            throw expected("a list", pointer);
        }
        List<Object> list = new ArrayList<>();
        for (Json item : json.items()) {
            list.add(value(element, item, pointer + '/' + list.size()));
        }
        return list;
    }

    private static int number(Json json, String pointer) throws JsonException {
        long number = json.asLong().orElseThrow(() -> expected("a whole number", pointer));
        if (number != (int) number) {
            throw expected("a number of 32 bits", pointer);
        }
        return (int) number;
    }

    private static Object constant(Class<?> type, Json json, String pointer) throws JsonException {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(word((Enum<?>) constant));
            if (json.equals(Json.of(words.getLast()))) {
                return constant;
            }
        }
        throw expected("one of " + String.join(", ", words), pointer);
    }

    private static JsonException expected(String what, String pointer) {
        return new JsonException(what + " expected at " + (pointer.isEmpty() ? "the top" : pointer), pointer, 0, 0);
    }
}
