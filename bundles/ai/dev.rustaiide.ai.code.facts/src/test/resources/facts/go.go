package shop
import ("fmt"; m "math")
const Limit = 3
var count, size int = 1, 2
type Shop struct { Items []Item; rate float64 }
type Seller interface { Sell(n int) error }
func (s *Shop) Total(factor int, more ...string) (sum int, err error) {
	sum = factor
	for i, item := range s.Items { x := item.Price(i); sum += x }
	if v, ok := s.find(more); ok { fmt.Println(v, count) }
	switch t := s.any.(type) { case int: use(t) }
	f := func(q int) int { return q + sum }
	return f(Limit), nil
}
func Map[T any](xs []T) T { var y T; return y }
