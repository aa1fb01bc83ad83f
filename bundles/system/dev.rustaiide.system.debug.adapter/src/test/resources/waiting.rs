use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Nothing;
impl Wake for Nothing {
    fn wake(self: Arc<Self>) {}
}

struct Later(bool);
impl Future for Later {
    type Output = u32;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u32> {
        if self.0 {
            return Poll::Ready(7);
        }
        self.0 = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn price(name: &str) -> u32 {
    let first = Later(false).await;
    let long = name.len() as u32;
    first + long
}

async fn order() -> u32 {
    let one = price("apple").await;
    let two = async { price("fig").await + 1 }.await;
    one + two
}

fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Nothing));
    let mut context = Context::from_waker(&waker);
    let mut future = Box::pin(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

fn main() {
    println!("{}", block_on(order()));
}
