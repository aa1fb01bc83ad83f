import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * Does {@link PlainClasses} keep what classes do? {@code java PlainClassesCheck.java} compiles some that have lambdas,
 * method references, records and switches of every kind, runs them as they are and as they become, and compares.
 */
class PlainClassesCheck {
    private static final String SOURCE = """
            import java.util.*;
            import java.util.function.*;

            public class Sample {
                record Empty() {}
                record Point(int x, long y, double z, float w, boolean flag, byte b, char c, short s, String name, int[] more) {}
                sealed interface Shape permits Circle, Square {}
                record Circle(double radius) implements Shape {}
                record Square(double side) implements Shape {}
                interface Three<A, B, C> { C apply(A a, B b); }
                interface Speaks { private String word() { return "woof"; } default Supplier<String> voice() { return this::word; } }
                static class Dog implements Speaks {}
                class Inner { String name() { return "inner of " + secret(); } }
                static class Late extends Sample { @Override String open() { return "late"; } Supplier<String> up() { return super::open; } }

                private final String field = "field";
                private String secret() { return field; }
                String open() { return "open"; }
                private static long twice(int value) { return 2L * value; }
                static String list(Object... all) { return Arrays.toString(all); }

                static String kind(Object value) {
                    return switch (value) {
                        case null -> "null";
                        case String text when text.length() > 3 -> "long " + text;
                        case String text -> "text " + text;
                        case Integer number -> "int " + (number + 1);
                        case Circle(double radius) -> "circle " + radius;
                        case int[] numbers -> "numbers " + numbers.length;
                        default -> "other";
                    };
                }

                static double area(Shape shape) {
                    return switch (shape) { case Circle c -> c.radius() * 3; case Square s -> s.side() * s.side(); };
                }

                public static String run() {
                    var out = new ArrayList<Object>();
                    var sample = new Sample();
                    long big = 1L << 40;
                    double half = 0.5;
                    boolean yes = true;
                    Supplier<String> captured = () -> sample.field + big + half + yes;
                    out.add(captured.get());
                    out.add(((Supplier<String>) sample::secret).get());
                    out.add(((Supplier<String>) new Late().up()).get());
                    Supplier<Inner> made = sample.new Inner()::self;
                    out.add(made.get().name());
                    Function<Integer, Long> boxed = Sample::twice;
                    out.add(boxed.apply(21));
                    ToLongFunction<Integer> unboxed = Sample::twice;
                    out.add(unboxed.applyAsLong(4));
                    IntFunction<int[]> array = int[]::new;
                    out.add(array.apply(3).length);
                    Function<String, StringBuilder> create = StringBuilder::new;
                    out.add(create.apply("x").append(1).toString());
                    Three<String, Integer, Object> three = Sample::list;
                    out.add(three.apply("a", 1));
                    Runnable dropped = () -> new ArrayList<>(List.of(1)).add(2);
                    dropped.run();
                    Consumer<List<Integer>> adds = list -> list.add(7);
                    var target = new ArrayList<Integer>();
                    adds.accept(target);
                    out.add(target);
                    BiFunction<String, String, Boolean> same = String::equals;
                    out.add(same.apply("a", "a"));
                    IntBinaryOperator sum = Math::addExact;
                    out.add(sum.applyAsInt(1, 2));
                    Comparator<Point> order = Comparator.comparingInt(Point::x).thenComparing(Point::name);
                    var one = new Point(1, 2L, 3.5, Float.NaN, true, (byte) 4, 'c', (short) 5, "n", null);
                    var two = new Point(1, 2L, 3.5, Float.NaN, true, (byte) 4, 'c', (short) 5, "n", null);
                    out.add(order.compare(one, two));
                    out.add(one.equals(two) + " " + one.equals(null) + " " + one.equals("x") + " " + (one.hashCode() == two.hashCode()));
                    out.add(one.equals(new Point(2, 2L, 3.5, Float.NaN, true, (byte) 4, 'c', (short) 5, "n", null)));
                    out.add(one.toString() + new Empty() + new Empty().equals(new Empty()) + new Empty().hashCode());
                    out.add(new Circle(-0.0).equals(new Circle(0.0)) + " " + new Circle(Double.NaN).equals(new Circle(Double.NaN)));
                    out.add(new Dog().voice().get());
                    for (Object each : new Object[] {null, "abc", "abcd", 4, new Circle(2), new int[2], 1L}) out.add(kind(each));
                    out.add(area(new Square(2)) + area(new Circle(1)));
                    Supplier<Supplier<String>> nested = () -> () -> sample.secret() + big;
                    out.add(nested.get().get());
                    Supplier<Object> late = Sample::failing;
                    try { late.get(); } catch (IllegalStateException e) { out.add(e.getMessage()); }
                    return out.toString();
                }

                static Object failing() { throw new IllegalStateException("failed"); }
            }
            """.replace("String name() { return", "Inner self() { return this; } String name() { return");

    public static void main(String[] arguments) throws Exception {
        Map<String, byte[]> before = compiled();
        Map<String, byte[]> after = PlainClasses.of(before);
        String expected = run(before);
        String actual = run(after);
        long left = after.values().stream().mapToLong(PlainClassesCheck::spun).sum();
        if (!expected.equals(actual) || left != 0) {
            System.err.println("PlainClasses changes what classes do, or leaves " + left + " call sites:\n" + expected + "\n" + actual);
            System.exit(1);
        }
    }

    private static Map<String, byte[]> compiled() throws IOException {
        Path folder = Files.createTempDirectory("plain");
        try {
            Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, "-XDstringConcat=inline", source.toString()) != 0) {
                throw new IOException("the sample does not compile");
            }
            Map<String, byte[]> classes = new LinkedHashMap<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    classes.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
            return classes;
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static String run(Map<String, byte[]> classes) throws ReflectiveOperationException {
        var loader = new ClassLoader() {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name + ".class");
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        return (String) loader.loadClass("Sample").getMethod("run").invoke(null);
    }

    private static long spun(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream().flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream()).filter(InvokeDynamicInstruction.class::isInstance).count();
    }
}
