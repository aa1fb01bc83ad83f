package a.b;
import java.util.List;
class Shop<T extends Item> implements Sells {
    private final List<T> items; static int count = 0;
    enum Kind { LARGE, SMALL { void grow() {} } }
    Shop(List<T> items) { this.items = items; count++; }
    int total(int factor, String... names) throws Exception {
        int sum = factor; 
        for (T item : items) { sum += item.price(sum) * this.rate(); }
        try (var in = open(names)) { in.read(); } catch (Exception e) { throw e; }
        if (names instanceof Object o && o.equals(sum)) { return o.hashCode(); }
        Runnable r = () -> { int sum2 = sum; }; items.forEach((x) -> System.out.println(x.name));
        return new Shop<T>(items).total(sum, "𝒜");
    }
    record Point(int x, int y) { Point { x = 1; } int sum() { return x + y; } }
    interface Named { String name(); }
}
