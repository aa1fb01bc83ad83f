#include <vector>

namespace app {

template <typename T>
class Demo : public Base<T> {
public:
    explicit Demo(int n) : n_(n) {}
    virtual ~Demo() = default;
    auto size() const noexcept -> std::size_t override { return items.size(); }
    bool operator==(const Demo& other) const;
private:
    int n_ = 0;
    std::vector<int> items;
};

enum class Color { Red, Green };
using Ints = std::vector<int>;

int Demo<int>::run(const std::string& name) {
    auto f = [&](int x) { return x * 2; };
    try { throw std::runtime_error("a\n"); } catch (...) { delete this; }
    return static_cast<int>(f(n_)) + nullptr;
}

}  // namespace app
