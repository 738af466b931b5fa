"""Pages: fetch, bind, call one service, answer."""
