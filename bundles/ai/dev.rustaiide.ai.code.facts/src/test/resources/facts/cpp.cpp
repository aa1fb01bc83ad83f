namespace store {
template <typename T> class Shop : public Base {
    int items_; static const int rate = 1;
public:
    Shop(int items) : items_(items) {}
    T total(const T& factor, int more = 1) const { auto sum = factor; for (auto& x : list_) { sum += x.price(this->items_); } return sum; }
};
using Alias = Shop<int>;
}
int store::Shop<int>::other(int n) { auto f = [&](int q) { return q + n; }; return f(store::rate); }
