package org.parley;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.model.Case;
import org.parley.model.Meta;
import org.parley.model.Rational;
import org.parley.model.Visibility;

/**
 * Private entries of every kind that a case can hold, each field of each filled with something to be found again. Built
 * by looking at the model's records, so that a new kind of entry, or a new field, is planted without anybody thinking
 * of it.
 */
public final class Planted {

    /** Part of every planted word. */
    public static final String MARK = "zqxplanted";

    /** A day that no case has. */
    public static final LocalDate DAY = LocalDate.of(1987, 6, 5);

    private static final int NUMBER = 98_765;

    private int count;

    /** The lists of a case that hold entries, by name. */
    public static Map<String, List<Object>> lists(Case.Builder builder) {
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        for (Field field : Case.Builder.class.getFields()) {
            if (List.class.isAssignableFrom(field.getType())) {
                @SuppressWarnings("unchecked")
                List<Object> list = (List<Object>) get(field, builder);
                lists.put(field.getName(), list);
            }
        }
        return lists;
    }

    /** A private entry for one of these lists. */
    public Object entry(String list) {
        try {
            Field field = Case.Builder.class.getField(list);
            return made((Class<?>) argument(field.getGenericType(), 0), 0);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    /** Something of this type, as far as it is in the model, full of planted words. */
    public Object made(Class<?> type, int depth) {
        if (type == Meta.class) {
            return new Meta(Visibility.PRIVATE, word(), List.of(word()));
        }
        if (type.isSealed() && type.isInterface()) {
            return anyOf(type, depth);
        }
        if (!type.isRecord()) {
            throw new AssertionError("cannot plant a " + type);
        }
        RecordComponent[] parts = type.getRecordComponents();
        Object[] values = Arrays.stream(parts)
                .map(p -> value(p.getGenericType(), p.getType(), depth + 1))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object anyOf(Class<?> type, int depth) {
        List<Class<?>> kinds = List.of(type.getPermittedSubclasses());
        for (int i = 0; i < kinds.size(); i++) {
            Class<?> kind = kinds.get((i + count) % kinds.size());
            boolean nests = kind.isRecord()
                    && Arrays.stream(kind.getRecordComponents())
                            .anyMatch(p -> p.getGenericType().getTypeName().contains(type.getName()));
            if (nests && depth > 4) {
                continue;
            }
            try {
                return made(kind, depth + 1);
            } catch (IllegalArgumentException refused) {
                // This kind takes no arbitrary numbers; another one will do.
            }
        }
        throw new AssertionError("no kind of " + type + " can be planted");
    }

    private Object value(Type generic, Class<?> type, int depth) {
        if (type == String.class) {
            return word();
        } else if (type == LocalDate.class) {
            return DAY;
        } else if (type == Duration.class) {
            return Duration.ofHours(NUMBER);
        } else if (type == Rational.class) {
            return Rational.of(NUMBER);
        } else if (type == Integer.class || type == int.class) {
            return NUMBER;
        } else if (type == BigInteger.class) {
            return BigInteger.valueOf(NUMBER);
        } else if (type == boolean.class) {
            return true;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (List.class.isAssignableFrom(type)) {
            Object one = value(argument(generic, 0), raw(argument(generic, 0)), depth);
            Object two = value(argument(generic, 0), raw(argument(generic, 0)), depth);
            return one.equals(two) ? List.of(one) : List.of(one, two);
        } else if (Set.class.isAssignableFrom(type)) {
            return new LinkedHashSet<>(List.of(value(argument(generic, 0), raw(argument(generic, 0)), depth)));
        } else if (Map.class.isAssignableFrom(type)) {
            return Map.of(
                    value(argument(generic, 0), raw(argument(generic, 0)), depth),
                    value(argument(generic, 1), raw(argument(generic, 1)), depth));
        }
        return made(type, depth);
    }

    private static Type argument(Type generic, int index) {
        return ((ParameterizedType) generic).getActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
    }

    private String word() {
        return MARK + count++;
    }

    private static Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The same record with its meta marked private; unchanged if it has none. */
    public static Object hidden(Object entry) {
        return with(entry, Meta.class, m -> new Meta(Visibility.PRIVATE, m.note(), m.claims()));
    }

    public static boolean isPrivate(Object entry) {
        return parts(entry).stream().anyMatch(p -> p instanceof Meta m && m.visibility() == Visibility.PRIVATE);
    }

    private static <T> Object with(Object entry, Class<T> type, java.util.function.UnaryOperator<T> change) {
        RecordComponent[] components = entry.getClass().getRecordComponents();
        Object[] values = parts(entry).stream()
                .map(p -> type.isInstance(p) ? change.apply(type.cast(p)) : p)
                .toArray();
        try {
            Constructor<?> constructor = entry.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Object> parts(Object entry) {
        List<Object> parts = new ArrayList<>();
        for (RecordComponent component : entry.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                parts.add(component.getAccessor().invoke(entry));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return parts;
    }

    /** Every text in a record, however deep. */
    public static void texts(Object value, Set<String> into) {
        if (value instanceof String text) {
            into.add(text);
        } else if (value instanceof Iterable<?> many) {
            many.forEach(one -> texts(one, into));
        } else if (value instanceof Map<?, ?> map) {
            texts(map.keySet(), into);
            texts(map.values(), into);
        } else if (value instanceof Record && value.getClass().getPackageName().equals("org.parley.model")) {
            parts(value).stream().filter(p -> p != null).forEach(p -> texts(p, into));
        }
    }
}
